package jp.kosmo.keycloak.bench.timing;

import java.util.List;
import java.util.Map;
import jp.kosmo.keycloak.it.client.LoginClient;

/** Wrong passwords at the login. */
final class LoginTrial {

    private final ProbedMembers members;

    private LoginTrial(ProbedMembers members) {
        this.members = members;
    }

    static Trial of(String server, ProbedMembers members) {
        var logins = new LoginTrial(members);
        return new Trial("login, wrong password", server, logins.known("known ID"), logins.others());
    }

    private Group known(String name) {
        return new Group(name, () -> login(members.known().username()));
    }

    private List<Group> others() {
        return List.of(
                known("the same again"),
                new Group(
                        "asked before", () -> login(members.known().username()).again()),
                new Group("unknown ID", () -> login(members.stranger())),
                new Group("locked for now", () -> login(members.locked().username())),
                new Group("disabled", () -> login(members.disabled().username())),
                new Group("not yet onboarded", () -> login(members.newcomer().username())),
                new Group(
                        "derived password",
                        () -> login(members.newcomerWithDerivedPassword().username())),
                new Group(
                        "code of a letter",
                        () -> login(members.newcomerWithCode().username())),
                new Group("empty password", () -> login(members.known().username(), "")),
                new Group("unknown, empty", () -> login(members.stranger(), "")));
    }

    private Probe login(String userId) {
        return login(userId, ProbedMembers.WRONG_PASSWORD);
    }

    private Probe login(String userId, String password) {
        // In a big union hardly anybody is in Keycloak's cache of users.
        members.union().admin().clearUserCache();
        return new Probe(LoginClient.open(members.union()), Map.of("username", userId, "password", password));
    }
}
