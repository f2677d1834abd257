package jp.kosmo.keycloak.mfa.removal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.mfa.UserFactors;
import jp.kosmo.keycloak.realm.UnionRealm;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Hears that a second factor was deleted, by the member or by the union, in the transaction that deletes it. A member who
 * has lost the last device of the chosen kind and holds one of the other would be made to set up the first kind again at the
 * next login: the choice follows what is left. A method that was chosen and never set up stays chosen.
 */
final class RemovalListener implements EventListenerProvider {

    private static final Pattern CREDENTIAL = Pattern.compile("users/([^/]+)/credentials/[^/]+");

    private final KeycloakSession session;

    RemovalListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.REMOVE_CREDENTIAL) {
            removed(session.getContext().getRealm(), event.getUserId(), event.getDetails());
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getOperationType() == OperationType.ACTION && event.getResourcePath() != null) {
            Matcher path = CREDENTIAL.matcher(event.getResourcePath());
            if (path.matches()) {
                removed(session.realms().getRealm(event.getRealmId()), path.group(1), event.getDetails());
            }
        }
    }

    private void removed(RealmModel realm, String userId, @Nullable Map<String, String> details) {
        if (!UnionRealm.is(realm) || details == null) {
            return;
        }
        UserModel member = session.users().getUserById(realm, userId);
        MfaMethod.ofCredentialType(String.valueOf(details.get(Details.CREDENTIAL_TYPE)))
                .filter(method -> member != null
                        && method.value().equals(member.getFirstAttribute(MfaMethod.ATTRIBUTE))
                        && !UserFactors.has(member, method)
                        && UserFactors.has(member, method.other()))
                .ifPresent(method -> member.setSingleAttribute(
                        MfaMethod.ATTRIBUTE, method.other().value()));
    }

    @Override
    public void close() {}
}
