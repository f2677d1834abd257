package jp.kosmo.keycloak.branding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.keycloak.LoginNote;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * How far a member has come in a login of several steps, such as the first one.
 *
 * @param position of the step at hand, from 1
 * @param total number of steps of this login, those that are done included
 */
public record OnboardingProgress(int position, int total) {

    /** On the page of a step; empty where it is the only one, or the member has asked for it. */
    static Optional<OnboardingProgress> of(KeycloakSession session) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null || login.getAuthenticatedUser() == null || login.getClientNote(Constants.KC_ACTION) != null) {
            return Optional.empty();
        }
        Set<String> open = open(login);
        Set<String> all = withThoseBefore(login, open);
        int total = all.size() + (open.contains(LoginNote.ONE_MORE_STEP_AFTER.get(login)) ? 1 : 0);
        return Optional.of(new OnboardingProgress(all.size() - open.size() + 1, total))
                .filter(progress -> total > 1 && !open.isEmpty());
    }

    /** There will be one more step, of which Keycloak does not know before this one is done. */
    public static void oneMoreAfter(AuthenticationSessionModel login, String requiredAction) {
        LoginNote.ONE_MORE_STEP_AFTER.set(login, requiredAction);
    }

    private static Set<String> open(AuthenticationSessionModel login) {
        UserModel member = login.getAuthenticatedUser();
        Set<String> offered = login.getRealm()
                .getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled)
                .map(RequiredActionProviderModel::getAlias)
                .collect(Collectors.toSet());
        return Stream.concat(login.getRequiredActions().stream(), member.getRequiredActionsStream())
                .filter(offered::contains)
                .collect(Collectors.toSet());
    }

    /** A step that is done is on no list of Keycloak's any more. */
    private static Set<String> withThoseBefore(AuthenticationSessionModel login, Set<String> open) {
        Set<String> all = new LinkedHashSet<>(open);
        LoginNote.STEPS.find(login).map(steps -> List.of(steps.split(" "))).ifPresent(all::addAll);
        LoginNote.STEPS.set(login, String.join(" ", all));
        return all;
    }
}
