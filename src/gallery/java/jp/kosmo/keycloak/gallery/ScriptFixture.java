package jp.kosmo.keycloak.gallery;

import java.util.Map;

/**
 * What the scripts of a page find, in place of a server.
 *
 * @param site whose page it is
 * @param place on it: the module of an account page, as {@code in} names it; in the office what its address names after {@code #/}
 * @param outcome what the login says of the action that the member comes back from, as in the fragment of an address; or empty
 * @param answers status and body by method and path below the site's address; what is not here cannot be reached
 * @param begins what the reader does as soon as the page is filled, in JavaScript; or empty. It may wait for what it
 *     needs: {@code await there(selector)}
 */
record ScriptFixture(Site site, String place, String outcome, Map<String, Answer> answers, String begins) {

    /** Pages that scripts fill. */
    enum Site {
        ACCOUNT("/realms/sample/"),
        OFFICE("/admin/realms/sample/kosmo/");

        private final String path;

        Site(String path) {
            this.path = path;
        }

        /** Of its answers. */
        String path() {
            return path;
        }
    }

    /** Body as an object that is written as JSON. */
    record Answer(int status, Object body) {

        static Answer ok(Object body) {
            return new Answer(200, body);
        }
    }

    static ScriptFixture account(String module, Map<String, Answer> answers) {
        return new ScriptFixture(Site.ACCOUNT, module, "", answers, "");
    }

    static ScriptFixture office(String place, Map<String, Answer> answers) {
        return new ScriptFixture(Site.OFFICE, place, "", answers, "");
    }

    ScriptFixture outcome(String fragment) {
        return new ScriptFixture(site, place, fragment, answers, begins);
    }

    ScriptFixture begins(String script) {
        return new ScriptFixture(site, place, outcome, answers, script);
    }
}
