package jp.kosmo.keycloak.bench.timing;

import java.util.Set;
import java.util.TreeSet;
import jp.kosmo.keycloak.it.client.Http;
import org.apache.hc.core5.http.Header;

/** What somebody who compares two answers could see, without what differs from one answer to the next anyway. */
final class Traits {

    private static final String DATE = "Date";

    private Traits() {}

    static Set<String> of(Http.Answer answer) {
        var traits = new TreeSet<String>();
        traits.add("status " + answer.status());
        traits.add("body of " + answer.body().length() + " characters");
        for (Header header : answer.headers()) {
            if (!header.getName().equalsIgnoreCase(DATE)) {
                traits.add(header.getName() + ": " + withoutSecrets(header));
            }
        }
        return traits;
    }

    private static String withoutSecrets(Header header) {
        return header.getName().equalsIgnoreCase("Set-Cookie")
                ? header.getValue().replaceFirst("=[^;]+", "=…")
                : header.getValue().replaceAll("(session_code|execution|tab_id|client_data)=[^&]*", "$1=…");
    }
}
