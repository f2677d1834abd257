package jp.kosmo.keycloak.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * A page of the login, as HTML.
 *
 * @param status of the HTTP answer
 * @param html as it came
 * @param document for whatever the other methods do not answer
 */
public record Page(int status, String html, Document document) {

    static Page of(Http.Answer answer) {
        return new Page(
                answer.status(),
                answer.body(),
                Jsoup.parse(answer.body(), answer.uri().toString()));
    }

    /** What members answer without a thought: with a passkey, and to the last page of a first login, which asks nothing. */
    Map<String, String> answerAtHand() {
        if (MemberSpec.PASSKEY.isAskedForOn(this)) {
            return MemberSpec.PASSKEY.assertion(SoftPasskey.Ceremony.of(this));
        }
        return id().equals("login-kosmo-first-login-end") ? Map.of("go-on", "true") : Map.of();
    }

    /** Which page it is, for example {@code login-kosmo-birthdate}; empty for a page that is not Keycloak's. */
    public String id() {
        return document.body().attr("data-page-id");
    }

    /** Title of the window. */
    public String title() {
        return document.title();
    }

    /** The heading of the page. */
    public String heading() {
        return text("#kc-page-title");
    }

    /** The message above the form, but for the list of what is wrong in its fields, or that of the error page; empty when there is none. */
    public String alert() {
        return text(".kosmo-alert:not(.kosmo-errors) .kosmo-alert-text, #kc-error-message .instruction");
    }

    /** The messages at the fields, by name of the field. */
    public Map<String, String> fieldErrors() {
        var errors = new LinkedHashMap<String, String>();
        String prefix = "input-error-";
        for (Element error : document.select("[id^=" + prefix + "]")) {
            errors.put(error.id().substring(prefix.length()), error.text());
        }
        return errors;
    }

    /** The value a field is filled with; null when there is no such field. */
    public @Nullable String field(String name) {
        Element field = document.selectFirst("[name=" + name + "]");
        return field == null ? null : field.val();
    }

    /** What the first element matching the CSS query says; empty when there is none. */
    public String text(String cssQuery) {
        Element element = document.selectFirst(cssQuery);
        return element == null ? "" : element.text();
    }

    /** Where the form with this field or button posts to, for requests no form would make. */
    public String actionOf(String field) {
        return form(field).absUrl("action");
    }

    /** Where the form with this field leads, which is sent as an address, its fields as they are. */
    public URI addressOf(String field) {
        String query = form(field).formData().stream()
                .map(input -> URLEncoder.encode(input.key(), UTF_8) + "=" + URLEncoder.encode(input.value(), UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(document.location().replaceFirst("\\?.*", "") + "?" + query);
    }

    FormElement form(String field) {
        return document.select("form").stream()
                .map(FormElement.class::cast)
                .filter(form -> !form.select("[name=" + field + "]").isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + field + " on " + this));
    }

    /** Its own address, as a browser would reload it: the script in it takes the code of a form out of it. */
    public URI address() {
        String location = document.location();
        Element form = document.selectFirst("form[method=post]");
        String own = location.contains("session_code=") && form != null ? form.absUrl("action") : location;
        return URI.create(own.replaceAll("session_code=[^&]*&?", ""));
    }

    @Override
    public String toString() {
        return "page " + id() + " (" + status + "): " + document.body().text();
    }
}
