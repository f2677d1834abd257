package jp.kosmo.keycloak.gallery;

import java.util.Map;

/**
 * What the script of an account page finds, in place of a server.
 *
 * @param module of the page, as {@code in} names it
 * @param outcome what the login says of the action that the member comes back from, as in the fragment of an address; or empty
 * @param answers status and body by method and path below the realm's address; what is not here cannot be reached
 * @param begins what the member does as soon as the page is filled, in JavaScript; or empty
 */
record AccountFixture(String module, String outcome, Map<String, Answer> answers, String begins) {

    /** Body as an object that is written as JSON. */
    record Answer(int status, Object body) {

        static Answer ok(Object body) {
            return new Answer(200, body);
        }
    }

    static AccountFixture of(String module, Map<String, Answer> answers) {
        return new AccountFixture(module, "", answers, "");
    }

    AccountFixture outcome(String fragment) {
        return new AccountFixture(module, fragment, answers, begins);
    }

    AccountFixture begins(String script) {
        return new AccountFixture(module, outcome, answers, script);
    }
}
