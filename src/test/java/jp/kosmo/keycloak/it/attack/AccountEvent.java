package jp.kosmo.keycloak.it.attack;

import java.net.URI;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.ParkedLogins.Begun;
import jp.kosmo.keycloak.it.attack.ParkedLogins.Step;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What must end a login that is under way, done to the member while it waits. */
public enum AccountEvent {
    OWN_PASSWORD_CHANGE {
        @Override
        public void to(Member member) {
            inAnotherBrowser(member, "UPDATE_PASSWORD", NEW_PASSWORD);
        }
    },
    RECOVERY {
        @Override
        public void to(Member member) {
            var browser = LoginClient.open(member.union())
                    .click("a[href*=reset-credentials]")
                    .submit(Map.of("username", member.username()));
            ParkedLogins.walk(browser.get(URI.create(member.nextMail().links().get(0))), member, NEW_PASSWORD);
        }
    },
    NEW_PASSWORD_BY_THE_UNION {
        @Override
        public void to(Member member) {
            var password = new CredentialRepresentation();
            password.setType(CredentialRepresentation.PASSWORD);
            password.setValue("Shokuin-2027");
            password.setTemporary(false);
            member.admin().resetPassword(password);
        }
    },
    LOGGED_OUT_BY_AN_ADMINISTRATOR {
        @Override
        public void to(Member member) {
            member.admin().logout();
        }
    },
    SIGNED_OUT_EVERYWHERE {
        @Override
        public void to(Member member) {
            inAnotherBrowser(
                    member, "UPDATE_EMAIL", Map.of("email", member.spec().email(), "logout-sessions", "on"));
        }
    },
    /** By the button of the Account Console, which calls Account REST. */
    SIGNED_OUT_IN_THE_CONSOLE {
        @Override
        public void to(Member member) {
            LoginClient console =
                    ParkedLogins.walk(LoginClient.openAccountConsole(member.union()), member, Map.of("none", ""));
            Http.Answer answer =
                    AccountRest.of(member, console.tokens().getToken()).call("DELETE", "sessions", "");
            if (answer.status() != 204) {
                throw new IllegalStateException(answer.toString());
            }
        }
    },
    FACTOR_ADDED {
        @Override
        public void to(Member member) {
            inAnotherBrowser(member, "CONFIGURE_TOTP", Map.of("none", ""));
        }
    },
    FACTOR_REMOVED {
        @Override
        public void to(Member member) {
            member.admin().removeCredential(member.device("phone"));
        }

        @Override
        public boolean concerns(Step step, Begun begun) {
            return step.hasFactor(begun);
        }
    },
    DISABLED {
        @Override
        public void to(Member member) {
            member.change(user -> user.setEnabled(false));
        }
    },
    REMOVED {
        @Override
        public void to(Member member) {
            member.admin().remove();
        }
    },
    SESSION_ENDED {
        @Override
        public void to(Member member) {
            member.admin()
                    .getUserSessions()
                    .forEach(session -> member.union().admin().deleteSession(session.getId(), false));
        }

        @Override
        public boolean concerns(Step step, Begun begun) {
            return begun == Begun.IN_A_SESSION;
        }
    };

    public abstract void to(Member member);

    /** Whether a login at this step could be at all when this happens. */
    public boolean concerns(Step step, Begun begun) {
        return true;
    }

    private static final Map<String, String> NEW_PASSWORD =
            Map.of("password-new", "Kawatta-2027", "password-confirm", "Kawatta-2027");

    /** The member asks for this action in another browser, and does it and whatever else is due there. */
    private static void inAnotherBrowser(Member member, String action, Map<String, String> answers) {
        LoginClient browser =
                ParkedLogins.walk(LoginClient.open(member.union(), Map.of("kc_action", action)), member, answers);
        if (!browser.isDone()) {
            throw new IllegalStateException("not at the portal but on " + browser.page());
        }
    }
}
