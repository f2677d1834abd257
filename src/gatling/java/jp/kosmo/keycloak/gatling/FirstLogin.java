package jp.kosmo.keycloak.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of a first login, answered as they come: which of them do, and in which order, is the union's choice. */
final class FirstLogin {

    private static final String PAGE = "page";
    private static final String SEEN = "seen";
    private static final String ON_RECORD = "email on record";
    private static final String LOCATION = "location";

    private static final String BIRTHDATE = "login-kosmo-birthdate";
    private static final String TERMS = "login-kosmo-terms";
    private static final String USER_ID = "login-kosmo-user-id";
    private static final String OTP = "login-login-config-totp";
    private static final String PASSWORD = "login-login-update-password";
    private static final String EMAIL = "login-update-email";
    private static final String END = "login-kosmo-first-login-end";
    private static final Set<String> ANSWERED = Set.of(BIRTHDATE, TERMS, USER_ID, OTP, PASSWORD, EMAIL, END);

    /** Waits until the link in a mail is opened. */
    private static final String WAITS_FOR_MAIL = "login-info";

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private FirstLogin() {}

    /** From the login page to the portal or to the page that waits for a mail. */
    static ChainBuilder chain(PortalVisit visit) {
        return exec(session -> session.set(SEEN, ""))
                .exec(visit.thinks())
                .exec(step(form("Initial password")
                        .formParam("username", "#{username}")
                        .formParam("password", "#{password}")
                        .formParam("credentialId", "")))
                .exec(asLongAs(session -> ANSWERED.contains(session.getString(PAGE)))
                        .on(visit.thinks().exec(pages())))
                .exec(FirstLogin::withCode);
    }

    private static ChainBuilder pages() {
        return doSwitch("#{page}")
                .on(
                        onCase(BIRTHDATE).then(step(form("Birthdate").formParam("birthdate", "#{birthdate}"))),
                        onCase(TERMS)
                                .then(step(form("Terms")
                                        .formParam("version", "#{version}")
                                        .formParam("sha256", "#{sha256}")
                                        .formParam("decision", "accept"))),
                        onCase(USER_ID)
                                .then(step(form("User ID and method")
                                        .formParam("username", "#{new-username}")
                                        .formParam("mfaMethod", "otp"))),
                        onCase(OTP)
                                .then(step(form("Set-up of the app")
                                        .formParam("totpSecret", "#{totpSecret}")
                                        .formParam("totp", FirstLogin::code)
                                        .formParam("userLabel", "Gatling"))),
                        onCase(PASSWORD)
                                .then(step(form("New password")
                                        .formParam("password-new", "#{new-password}")
                                        .formParam("password-confirm", "#{new-password}"))),
                        onCase(EMAIL).then(step(form("E-mail address").formParam("email", FirstLogin::email))),
                        onCase(END).then(step(form("End").formParam("go-on", "true"))));
    }

    private static HttpRequestActionBuilder form(String name) {
        return http(name).post("#{action}");
    }

    /** Posts a form and follows where it leads, but not to the portal. */
    private static ChainBuilder step(HttpRequestActionBuilder form) {
        return exec(form.check(goesOn()))
                .exec(asLongAs(FirstLogin::isSentOnwards)
                        .on(exec(http("Next page").get("#{location}").check(goesOn()))))
                .exec(session -> session.set(SEEN, session.getString(SEEN) + " " + session.getString(PAGE)));
    }

    private static boolean isSentOnwards(Session session) {
        String location = session.getString(LOCATION);
        return !session.isFailed()
                && location != null
                && !location.isEmpty()
                && !location.startsWith(String.valueOf(session.getString("callback")));
    }

    /** That the answer leads further or is the next page: an error page is none, nor is a page that comes once more. */
    private static List<CheckBuilder> goesOn() {
        Stream<CheckBuilder> what = Stream.of(
                status().in(200, 302),
                header("Location").withDefault("").saveAs(LOCATION),
                css("body", "data-page-id")
                        .withDefault("")
                        .validate("which page it is", FirstLogin::expected)
                        .saveAs(PAGE),
                css("form[method=post]", "action").withDefault("").saveAs("action"),
                css("[name=email]", "value").withDefault("").saveAs(ON_RECORD));
        Stream<CheckBuilder> fields = Stream.of("version", "sha256", "totpSecret")
                .map(name -> css("[name=" + name + "]", "value").withDefault("").saveAs(name));
        return Stream.concat(what, fields).toList();
    }

    private static String expected(String page, Session session) {
        boolean again = String.valueOf(session.getString(SEEN)).contains(page);
        if (page.isEmpty() || page.equals(WAITS_FOR_MAIL) || (ANSWERED.contains(page) && !again)) {
            return page;
        }
        throw new IllegalStateException(page + (again ? " once more" : ""));
    }

    /** The one that is in the field already, or else the file's. */
    private static String email(Session session) {
        String onRecord = String.valueOf(session.getString(ON_RECORD));
        return onRecord.isEmpty() && session.contains("email") ? String.valueOf(session.getString("email")) : onRecord;
    }

    private static String code(Session session) {
        return OneTimeCode.of(
                String.valueOf(session.getString("totpSecret")).getBytes(UTF_8), OneTimeCode.currentPeriod());
    }

    private static Session withCode(Session session) {
        Matcher code = CODE.matcher(String.valueOf(session.getString(LOCATION)));
        return code.find() ? session.set(PortalVisit.CODE, code.group(1)) : session;
    }
}
