package jp.kosmo.keycloak.bench.timing;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;

/** User IDs typed at 「パスワードを忘れた方はこちら」. */
final class ForgotPasswordTrial {

    private ForgotPasswordTrial() {}

    /**
     * @param members of a union
     * @param withoutMail of one like it whose mail server is down
     */
    static Trial of(String server, ProbedMembers members, ProbedMembers withoutMail) {
        return new Trial(
                "forgot password",
                server,
                new Group("known ID", () -> ask(members, members.known().username())),
                List.of(
                        new Group(
                                "the same again",
                                () -> ask(members, members.known().username())),
                        new Group("unknown ID", () -> ask(members, members.stranger())),
                        new Group(
                                "locked for now",
                                () -> ask(members, members.locked().username())),
                        new Group(
                                "disabled",
                                () -> ask(members, members.disabled().username())),
                        new Group(
                                "not yet onboarded",
                                () -> ask(members, members.newcomer().username())),
                        new Group(
                                "mail server down",
                                () -> ask(withoutMail, withoutMail.known().username())),
                        new Group("unknown, mail down", () -> ask(withoutMail, withoutMail.stranger()))));
    }

    private static Probe ask(ProbedMembers members, String userId) {
        members.union().admin().clearUserCache();
        return new Probe(
                LoginClient.open(members.union()).click("a[href*=reset-credentials]"), Map.of("username", userId));
    }
}
