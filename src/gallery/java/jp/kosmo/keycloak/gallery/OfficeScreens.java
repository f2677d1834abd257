package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.SampleOffice.CARD;
import static jp.kosmo.keycloak.gallery.SampleOffice.ID;
import static jp.kosmo.keycloak.gallery.SampleOffice.WHEN;
import static jp.kosmo.keycloak.office.access.OfficeRole.AUDITOR;
import static jp.kosmo.keycloak.office.access.OfficeRole.DESK;
import static jp.kosmo.keycloak.office.access.OfficeRole.MEMBERS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.office.OfficePage;
import jp.kosmo.keycloak.office.access.OfficeRole;
import jp.kosmo.keycloak.office.member.LoginStep;
import jp.kosmo.keycloak.office.member.MemberStanding;
import jp.kosmo.keycloak.office.member.card.MemberCard;
import jp.kosmo.keycloak.office.search.MemberSearchResource;
import jp.kosmo.keycloak.office.search.MemberSearchResource.Hit;
import jp.kosmo.keycloak.office.task.IssuedPassword;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.jspecify.annotations.Nullable;

/** The office: the search and the card of a member, with what can be done there, and the page when nothing works. */
final class OfficeScreens {

    static final String TEMPLATE = "kosmo-office.ftl";

    private static final String SEARCH = "POST members/search";
    private static final String SEE_CARD = "GET " + CARD;
    private static final String IDENTITY = "POST " + CARD + "/identity";

    private static final List<String> TEXTS = texts();

    private OfficeScreens() {}

    static Stream<Screen> all() {
        return Stream.of(
                        search(),
                        card(),
                        desk(),
                        tasks(),
                        ImportScreens.all(),
                        EvidenceScreens.all(),
                        OfficeRoomScreens.all(),
                        LetterScreens.all(),
                        trouble())
                .flatMap(screens -> screens);
    }

    private static Stream<Screen> search() {
        List<Hit> family = List.of(hit("1", "健保　花子", SampleLogin.USER_ID), hit("2", "健保　太郎", "99990432102"));
        return Stream.of(
                screen("search", at("members", Map.of(), MEMBERS)),
                screen("search, several", looksFor(found(null, family, false), MEMBERS)),
                screen("search, too many", looksFor(found(null, family, true), MEMBERS)),
                screen("search, none", looksFor(found(null, List.of(), false), MEMBERS)),
                screen("search, refused", looksFor(refused(400, "SEARCH_NOTHING", "query"), MEMBERS)),
                screen("desk, search", at("members", Map.of(), DESK)),
                screen("desk, several", looksFor(found("SEVERAL", List.of(), false), DESK)));
    }

    private static ScriptFixture looksFor(Answer answer, OfficeRole role) {
        return at("members", Map.of(SEARCH, answer), role)
                .begins("document.getElementById('query').value = '健保';" + presses("form[role=search]")
                        + " await there('#found > *');");
    }

    private static Answer found(@Nullable String code, List<Hit> hits, boolean more) {
        return Answer.ok(new MemberSearchResource.Answer(code, hits, more));
    }

    private static Hit hit(String branch, String name, String userId) {
        return new Hit(ID + branch, userId, name, "9999", "43210", branch);
    }

    private static Stream<Screen> card() {
        return Stream.of(
                screen("card", cardOf(SampleOffice.ready())),
                screen("card, locked for now", cardOf(SampleOffice.settled(SampleOffice.lockedForNow()))),
                screen(
                        "card, first login",
                        cardOf(SampleOffice.newcomer(MemberStanding.Code.FIRST_LOGIN, LoginStep.USER_ID))),
                screen(
                        "card, left",
                        cardOf(SampleOffice.settled(
                                new MemberStanding(MemberStanding.Code.LEFT, null, null, null, null)))),
                screen(
                        "card, record incomplete",
                        cardOf(SampleOffice.newcomer(MemberStanding.Code.RECORD_INCOMPLETE, LoginStep.BIRTHDATE))),
                screen(
                        "card, for an auditor, too",
                        at(CARD, Map.of(SEE_CARD, Answer.ok(SampleOffice.ready())), MEMBERS, AUDITOR)),
                screen(
                        "card, no such member",
                        at(CARD, Map.of(SEE_CARD, refused(404, "NO_SUCH_MEMBER", null)), MEMBERS)));
    }

    private static ScriptFixture cardOf(MemberCard card) {
        return at(CARD, Map.of(SEE_CARD, Answer.ok(card)), MEMBERS);
    }

    private static Stream<Screen> desk() {
        return Stream.of(
                screen("desk, card", deskCard(Map.of())),
                screen("desk, card open", at(CARD, Map.of(SEE_CARD, Answer.ok(SampleOffice.unseen(WHEN))), DESK)),
                screen("desk, identity differs", asks(Answer.ok(Map.of("agrees", false)))),
                screen("desk, identity unreadable", asks(refused(400, "BIRTHDATE_UNREADABLE", "birthdate"))),
                screen("desk, too many tries", asks(refused(429, "TOO_MANY_TRIES_MEMBER", null))));
    }

    private static ScriptFixture asks(Answer answer) {
        return deskCard(Map.of(IDENTITY, answer))
                .begins("document.getElementById('birthdate').value = '昭和54年8月';" + presses("#birthdate")
                        + " await there('#kosmo-said > *, [aria-invalid]');");
    }

    private static ScriptFixture deskCard(Map<String, Answer> more) {
        Map<String, Answer> answers = new HashMap<>(more);
        answers.put(SEE_CARD, Answer.ok(SampleOffice.unseen(null)));
        return at(CARD, answers, DESK);
    }

    private static Stream<Screen> tasks() {
        return Stream.of(
                screen("task", task("lost-phone", Map.of(), "")),
                screen(
                        "task, refused",
                        performs("correct-email", "email", refused(409, "EMAIL_TAKEN", "email"), "[aria-invalid]")),
                screen(
                        "task, without a reason",
                        performs(
                                "end-sessions",
                                "sessions/end",
                                refused(400, "REASON_MISSING", "reason"),
                                "[aria-invalid]")),
                screen(
                        "task, record changed",
                        performs("change-name", "name", refused(409, "RECORD_CHANGED", null), "#kosmo-said > *")),
                screen(
                        "task, login again",
                        performs("disable", "disable", refused(401, "LOGIN_AGAIN", null), "#kosmo-said > *")),
                screen("task, done", performs("change-name", "name", done(null), "#kosmo-said > *")),
                screen(
                        "slip",
                        performs(
                                "initial-password",
                                "initial-password",
                                done(new IssuedPassword(SampleLogin.USER_ID, false, "K7MPX-3DRA9-HWTQ9", WHEN)),
                                ".office-slip")),
                screen(
                        "slip, password known",
                        performs(
                                "initial-password",
                                "initial-password",
                                done(new IssuedPassword(SampleLogin.USER_ID, true, null, null)),
                                ".office-slip")));
    }

    private static ScriptFixture performs(String task, String path, Answer answer, String until) {
        return task(
                task,
                Map.of("POST " + CARD + "/" + path, answer),
                presses("#" + task + "-reason") + " await there('" + until + "');");
    }

    /** Opens it, with a reason and what else it asks for. */
    private static ScriptFixture task(String task, Map<String, Answer> more, String then) {
        Map<String, Answer> answers = new HashMap<>(more);
        answers.put(SEE_CARD, Answer.ok(SampleOffice.ready()));
        return at(CARD, answers, MEMBERS)
                .begins("document.querySelector('details:has(#" + task
                        + "-reason)').open = true; document.querySelectorAll('#" + task
                        + "-email').forEach((field) => { field.value = 'taro@example.jp'; });" + then);
    }

    private static Answer done(@Nullable IssuedPassword issued) {
        Map<String, Object> body = new HashMap<>(Map.of("version", "2"));
        body.put("issued", issued);
        return Answer.ok(body);
    }

    private static Stream<Screen> trouble() {
        return Stream.of(
                screen("denied", ScriptFixture.office("members", Map.of("GET me", refused(403, "NOT_ALLOWED", null)))),
                screen("offline", ScriptFixture.office("members", Map.of())),
                screen("trouble", at(CARD, Map.of(SEE_CARD, new Answer(500, Map.of())), MEMBERS)));
    }

    static Answer refused(int status, String code, @Nullable String field) {
        Map<String, String> body = new HashMap<>(Map.of("error", code));
        body.put("field", field);
        return new Answer(status, body);
    }

    /** Presses the button of the form that has this in it, or is it. */
    static String presses(String selector) {
        return " document.querySelector('" + selector + "').closest('form').querySelector('[type=submit]').click();";
    }

    static ScriptFixture at(String place, Map<String, Answer> more, OfficeRole... roles) {
        Map<String, Answer> answers = SampleOffice.clerk(roles);
        answers.putAll(more);
        return ScriptFixture.office(place, answers);
    }

    static Screen screen(String state, ScriptFixture fixture) {
        return Screen.of(TEMPLATE, state)
                .filledBy(fixture)
                .with(
                        "office",
                        new OfficePage.Setup(
                                "https://login.example.jp/realms/sample",
                                "/admin/realms/sample/kosmo/",
                                ProviderIds.OFFICE,
                                TEXTS,
                                LetterScreens.WORDS));
    }

    /** As the server puts them into the page. */
    private static List<String> texts() {
        var messages = new Properties();
        try (InputStream file =
                OfficeScreens.class.getResourceAsStream("/theme-resources/messages/messages_en.properties")) {
            messages.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith("kosmoOffice"))
                .sorted()
                .toList();
    }
}
