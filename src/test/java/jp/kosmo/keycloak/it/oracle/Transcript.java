package jp.kosmo.keycloak.it.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.Events;
import jp.kosmo.keycloak.it.harness.Mail;
import org.apache.hc.core5.http.Header;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * All that could be seen of a journey: every answer with its headers, mails, events, what an administrator is told. What
 * is another in every run (ids, codes, times, names made for the test) is written as its kind, so that two servers can be
 * compared line by line.
 */
public final class Transcript {

    private static final List<String> OTHER_EACH_TIME = List.of("date", "content-length", "connection", "keep-alive");

    private static final Map<Pattern, String> KINDS = kinds();

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private static Map<Pattern, String> kinds() {
        var kinds = new LinkedHashMap<Pattern, String>();
        kinds.put(Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*(\\.[\\w-]*\\.[\\w-]*)?"), "<token>");
        kinds.put(
                Pattern.compile("\\b(session_code|tab_id|client_data|code|session_state|code_challenge|execution|key)"
                        + "(=|%3D|&#61;)[\\w.~-]*"),
                "$1=<code>");
        kinds.put(Pattern.compile("(name=\"session_code\" value=)\"[^\"]*\""), "$1<code>");
        kinds.put(
                Pattern.compile(
                        "\\b(sessionId|code_id|session_state|authSessionParentId|authSessionTabId)(\"?[=:]\"?)[\\w-]{8,}"),
                "$1$2<session>");
        kinds.put(
                Pattern.compile(
                        "(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])"),
                "<id>");
        kinds.put(Pattern.compile("(localhost(:|%3A))\\d+"), "$1<port>");
        kinds.put(Pattern.compile("/resources/\\w{5}/"), "/resources/<version>/");
        kinds.put(Pattern.compile("127\\.0\\.0\\.1:\\d+|port \\d+|(port: )\\d+"), "<address>");
        kinds.put(
                Pattern.compile("((KC_)?AUTH_SESSION_ID|KC_AUTH_SESSION_HASH|KEYCLOAK_SESSION|KEYCLOAK_IDENTITY"
                        + "|KC_RESTART|KC_STATE_CHECKER)=[^;\\s]+"),
                "$1=<cookie>");
        kinds.put(Pattern.compile("(?i)(expires)=[^;]+"), "$1=<time>");
        kinds.put(Pattern.compile("(expires_in\":)\\d+"), "$1<seconds>");
        kinds.put(Pattern.compile("openid (profile email|email profile)"), "openid <profile and email>");
        kinds.put(Pattern.compile("\"[A-Za-z0-9+/]{64}\""), "<hash>");
        kinds.put(Pattern.compile("data:image/png;base64,[^\"]*"), "<picture>");
        // Keycloak names the apps in another order at every start.
        kinds.put(Pattern.compile("<li>(FreeOTP|(Google|Microsoft) Authenticator)</li>"), "<li><app></li>");
        kinds.put(Pattern.compile("(name=\"totpSecret\" value=)\"[^\"]*\""), "$1<secret>");
        kinds.put(Pattern.compile("(id=\"kc-totp-secret-key\">)[^<]*"), "$1<secret>");
        kinds.put(Pattern.compile("((\"?challenge\"?)\\s*:\\s*)[\"'][^\"']*[\"']"), "$1<challenge>");
        kinds.put(Pattern.compile("((userid|userId)\\s*:\\s*)[\"'][^\"']*[\"']"), "$1<handle>");
        kinds.put(Pattern.compile("(?<![A-Za-z])(member|fed|new)\\d{4}(?!\\d)"), "<user>");
        kinds.put(Pattern.compile("\\b1[6-9]\\d{11}\\b"), "<milliseconds>");
        kinds.put(Pattern.compile("\\b1[6-9]\\d{8}\\b"), "<seconds>");
        kinds.put(Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}[.,\\d]*Z?\\b"), "<time>");
        return kinds;
    }

    /** With whatever differs in every run written as its kind. */
    static String generalised(String text) {
        String result = text;
        for (var kind : KINDS.entrySet()) {
            result = kind.getKey().matcher(result).replaceAll(kind.getValue());
        }
        return result;
    }

    /** Everything that any HTTP client of the tests is answered meanwhile. */
    public void ofAnswersTo(Runnable work) {
        try (var ignored = Http.listen(this::add)) {
            work.run();
        }
    }

    private void add(Http.Answer answer) {
        add(answer.status() + " " + answer.uri());
        Arrays.stream(answer.headers().toArray(Header[]::new))
                .filter(header -> !OTHER_EACH_TIME.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(header -> "  " + header.getName() + ": " + header.getValue())
                .sorted()
                .forEach(this::add);
        answer.body().lines().map(line -> "  | " + line).forEach(this::add);
    }

    public void add(Mail mail) {
        add("mail from " + mail.from() + ": " + mail.subject() + " " + mail.headers());
        (mail.text() + mail.html()).lines().map(line -> "  | " + line).forEach(this::add);
    }

    /** In no order: many are of the same moment. The log tells the order of those that were refused. */
    public void add(Events events) {
        events.list().stream().map(Transcript::line).sorted().forEach(this::add);
    }

    private static String line(EventRepresentation event) {
        var details = event.getDetails() == null ? Map.of() : new TreeMap<>(event.getDetails());
        return generalised("event " + event.getType() + " " + event.getError() + " client " + event.getClientId()
                + " user " + event.getUserId() + " " + details);
    }

    /** Whatever Admin REST answers. */
    public void addJson(String name, Object answer) {
        try {
            JsonSerialization.writeValueAsPrettyString(answer)
                    .lines()
                    .map(line -> name + " " + line)
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void add(String line) {
        lines.add(generalised(line));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
