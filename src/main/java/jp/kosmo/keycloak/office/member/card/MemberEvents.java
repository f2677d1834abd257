package jp.kosmo.keycloak.office.member.card;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.member.card.MemberEvent.Code;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What happened to a member lately, the newest first. Keycloak finds events of a member by an index. Those of administrators it
 * finds by their time alone, so of them the last weeks are looked through and no more.
 */
final class MemberEvents {

    private static final int SHOWN = 10;
    /** Some events mean nothing to a clerk. */
    private static final int READ = 40;

    private static final Duration WEEKS_OF_ADMINISTRATORS = Duration.ofDays(28);

    private final KeycloakSession session;
    private final RealmModel realm;

    MemberEvents(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The last ten. */
    List<MemberEvent> newest(UserModel member) {
        return Stream.concat(own(member), byOthers(member))
                .sorted(Comparator.comparingLong(MemberEvent::time).reversed())
                .limit(SHOWN)
                .toList();
    }

    private Stream<MemberEvent> own(UserModel member) {
        return store().createQuery()
                .realm(realm.getId())
                .user(member.getId())
                .type(UserEventReader.TOLD)
                .orderByDescTime()
                .maxResults(READ)
                .getResultStream()
                .flatMap(event -> UserEventReader.read(event).stream());
    }

    private Stream<MemberEvent> byOthers(UserModel member) {
        return store().createAdminQuery()
                .realm(realm.getId())
                .resourcePath("users/" + member.getId() + "*")
                .fromTime(Time.currentTimeMillis() - WEEKS_OF_ADMINISTRATORS.toMillis())
                .orderByDescTime()
                .maxResults(SHOWN)
                .getResultStream()
                .map(this::event);
    }

    private MemberEvent event(AdminEvent event) {
        boolean isTask = OfficeCall.RESOURCE_TYPE.equals(event.getResourceTypeAsString());
        Code code = isTask ? Code.TASK : isCreation(event) ? Code.ADMIN_CREATED : Code.ADMIN_CHANGED;
        String task = isTask && event.getDetails() != null ? event.getDetails().get("task") : null;
        return new MemberEvent(code, event.getTime(), null, task, who(event.getAuthDetails()));
    }

    private static boolean isCreation(AdminEvent event) {
        return event.getResourceType() == ResourceType.USER && event.getOperationType() == OperationType.CREATE;
    }

    /** Null for somebody who is there no more, and for administrators of the server, whom a union's clerks do not know. */
    private @Nullable String who(AuthDetails by) {
        return !realm.getId().equals(by.getRealmId()) || by.getUserId() == null
                ? null
                : Optional.ofNullable(session.users().getUserById(realm, by.getUserId()))
                        .map(UserModel::getUsername)
                        .orElse(null);
    }

    private EventStoreProvider store() {
        return Objects.requireNonNull(session.getProvider(EventStoreProvider.class));
    }
}
