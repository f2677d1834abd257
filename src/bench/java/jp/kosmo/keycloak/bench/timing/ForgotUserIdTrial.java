package jp.kosmo.keycloak.bench.timing;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;

/** Birthdates and addresses typed at 「ユーザIDを忘れた方はこちら」, which stock has not. */
final class ForgotUserIdTrial {

    private static final String RIGHT = "19801201";
    private static final String WRONG = "19801202";

    private ForgotUserIdTrial() {}

    /**
     * @param members of a union
     * @param withoutMail of one like it whose mail server is down
     */
    static Trial of(String server, ProbedMembers members, ProbedMembers withoutMail) {
        return new Trial(
                "forgot user ID",
                server,
                new Group("known", () -> ask(members, members.known().spec().email(), RIGHT)),
                List.of(
                        new Group(
                                "the same again",
                                () -> ask(members, members.known().spec().email(), RIGHT)),
                        new Group("no such address", () -> ask(members, members.stranger() + "@member.example", RIGHT)),
                        new Group(
                                "wrong birthdate",
                                () -> ask(members, members.known().spec().email(), WRONG)),
                        new Group("several match", () -> ask(members, members.familyAddress(), RIGHT)),
                        new Group(
                                "locked for now",
                                () -> ask(members, members.locked().spec().email(), RIGHT)),
                        new Group(
                                "disabled",
                                () -> ask(members, members.disabled().spec().email(), RIGHT)),
                        new Group(
                                "not yet onboarded",
                                () -> ask(members, members.newcomer().spec().email(), RIGHT)),
                        new Group(
                                "mail server down",
                                () -> ask(
                                        withoutMail, withoutMail.known().spec().email(), RIGHT))));
    }

    private static Probe ask(ProbedMembers members, String address, String birthDate) {
        members.union().admin().clearUserCache();
        LoginClient client = LoginClient.open(members.union());
        client.submit(
                Map.of("authenticationExecution", String.valueOf(client.page().field("authenticationExecution"))));
        return new Probe(client, Map.of("email", address, "birthdate", birthDate));
    }
}
