package jp.kosmo.keycloak.gallery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** The member before the page, and the login that the page is of. */
final class SampleLogin {

    static final String USER_ID = "hanako1979";

    private SampleLogin() {}

    static UserModel member(Screen screen) {
        return new Stub()
                .on("getId", "member")
                .on("getUsername", USER_ID)
                .on("getFirstName", null)
                .on("getLastName", null)
                .on("getEmail", "hanako@example.jp")
                .on("getAttributes", Map.of("displayName", List.of("健保　花子")))
                .answer("getFirstAttribute", arguments -> null)
                .answer("getRequiredActionsStream", arguments -> open(screen).stream())
                .on("credentialManager", credentials(screen))
                .as(UserModel.class);
    }

    /** What is still to do in the first login: the step at hand and those after it. */
    private static Set<String> open(Screen screen) {
        List<String> all = SampleUnion.STEPS;
        return screen.step() == null ? Set.of() : Set.copyOf(all.subList(all.indexOf(screen.step()), all.size()));
    }

    static AuthenticationSessionModel session(Screen screen, RealmModel realm, ClientModel client, UserModel member) {
        Map<String, String> notes = new HashMap<>(Map.of(
                "kosmo-steps", String.join(" ", SampleUnion.STEPS), Constants.TOTP_SECRET_KEY, "SecretForTheGallery1"));
        Map<String, String> clientNotes = screen.isOfOwnAccord()
                ? Map.of(Constants.KC_ACTION, "action", Constants.KC_ACTION_EXECUTING, "action")
                : Map.of();
        return new Stub()
                .on("getAction", AuthenticationSessionModel.Action.AUTHENTICATE.name())
                .answer("getAuthNote", arguments -> notes.get(arguments[0]))
                .answer("setAuthNote", arguments -> notes.put((String) arguments[0], (String) arguments[1]))
                .answer("getClientNote", arguments -> clientNotes.get(arguments[0]))
                .on("getAuthenticatedUser", member)
                .on("getClient", client)
                .on("getRealm", realm)
                .on("getRequiredActions", Set.of())
                .on("getTabId", "tab")
                .on("getParentSession", new Stub().on("getId", "session").as(RootAuthenticationSessionModel.class))
                .as(AuthenticationSessionModel.class);
    }

    static AuthenticationFlowContext flow(
            Screen screen, KeycloakSession session, AuthenticationSessionModel login, UserModel member) {
        return new Stub()
                .on("getUser", screen.isNameShown() ? member : null)
                .on("getAuthenticationSession", login)
                .on(
                        "getAuthenticationSelections",
                        screen.waysToLogIn().stream()
                                .map(way -> option(session, way))
                                .toList())
                .as(AuthenticationFlowContext.class);
    }

    private static AuthenticationSelectionOption option(KeycloakSession session, String authenticator) {
        var execution = new AuthenticationExecutionModel();
        execution.setId("execution-of-" + authenticator);
        execution.setAuthenticator(authenticator);
        return new AuthenticationSelectionOption(session, execution);
    }

    private static SubjectCredentialManager credentials(Screen screen) {
        return new Stub()
                .on("isConfiguredFor", !screen.otpDevices().isEmpty())
                .answer("getStoredCredentialsByTypeStream", arguments -> screen.otpDevices().stream())
                .as(SubjectCredentialManager.class);
    }
}
