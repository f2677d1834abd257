package jp.kosmo.keycloak.office.task;

import java.util.List;
import jp.kosmo.keycloak.keycloak.LoginStamp;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Everything a member is logged in to. */
final class MemberSessions {

    private MemberSessions() {}

    /**
     * Ends every session and every login under way, and tells the portals; what they hold for later is good for nothing from now
     * on.
     *
     * @return how many sessions there were
     */
    static int endAll(KeycloakSession session, RealmModel realm, UserModel member) {
        session.users().setNotBeforeForUser(realm, member, Math.toIntExact(Time.currentTimeMillis() / 1000));
        LoginStamp.signOutEverywhere(member);
        // Lists, for what is listed is removed.
        List<UserSessionModel> online =
                session.sessions().getUserSessionsStream(realm, member).toList();
        online.forEach(login -> AuthenticationManager.backchannelLogout(session, login, true));
        List<UserSessionModel> offline =
                session.sessions().getOfflineUserSessionsStream(realm, member).toList();
        offline.forEach(login -> session.sessions().removeOfflineUserSession(realm, login));
        return online.size() + offline.size();
    }
}
