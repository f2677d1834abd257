package jp.kosmo.keycloak.bench.timing;

import java.util.Map;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;

/**
 * A form that is filled in and waits to be sent.
 *
 * @param form a browser on its page
 * @param fields what is typed
 */
record Probe(LoginClient form, Map<String, String> fields) {

    Http.Answer send() {
        return form.answerTo(fields);
    }

    /** The same form once more, after it was sent and shown again. */
    Probe again() {
        form.submit(fields);
        return this;
    }
}
