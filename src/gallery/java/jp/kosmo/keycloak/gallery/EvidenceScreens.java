package jp.kosmo.keycloak.gallery;

import static jp.kosmo.keycloak.gallery.OfficeScreens.at;
import static jp.kosmo.keycloak.gallery.OfficeScreens.presses;
import static jp.kosmo.keycloak.gallery.OfficeScreens.refused;
import static jp.kosmo.keycloak.gallery.OfficeScreens.screen;
import static jp.kosmo.keycloak.gallery.SampleOffice.CARD;
import static jp.kosmo.keycloak.gallery.SampleOffice.ID;
import static jp.kosmo.keycloak.gallery.SampleOffice.WHEN;
import static jp.kosmo.keycloak.office.access.OfficeRole.AUDITOR;
import static jp.kosmo.keycloak.office.access.OfficeRole.MEMBERS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import org.jspecify.annotations.Nullable;

/** The office's room of evidence and lists. */
final class EvidenceScreens {

    private static final String ROOM = "evidence";
    private static final String CHECK = "POST consents/verification";
    private static final String DISCLOSURE = "GET " + CARD + "/consents";

    private EvidenceScreens() {}

    static Stream<Screen> all() {
        return Stream.of(
                screen("evidence", at(ROOM, Map.of(), AUDITOR)),
                screen("evidence, without consents", at(ROOM, Map.of(), MEMBERS)),
                screen("evidence, consents", shows("consents", consents())),
                screen("evidence, not agreed", shows("consents/missing", members("AGREED_TO_ANOTHER", "AGREED_TO_NONE"))),
                screen("evidence, not logged in", shows("members/not-logged-in", members("NOT_BEGUN", "NOT_FINISHED"))),
                screen(
                        "evidence, without address",
                        shows("members/without-address", members("NO_ADDRESS", "NOT_CONFIRMED"))),
                screen("evidence, empty", shows("members/without-address", page(List.of(), null))),
                screen("evidence, refused", refusedDay()),
                screen("evidence, sound", checks(0)),
                screen("evidence, broken", checks(4711)),
                screen(
                        "disclosure",
                        at(ROOM + "/" + ID, Map.of(DISCLOSURE, disclosure(List.of(decided(1, "accept")))), AUDITOR)),
                screen("disclosure, empty", at(ROOM + "/" + ID, Map.of(DISCLOSURE, disclosure(List.of())), AUDITOR)));
    }

    private static ScriptFixture shows(String list, Answer answer) {
        return at(ROOM, Map.of("GET " + list, answer), AUDITOR, MEMBERS)
                .begins(chooses(list) + presses("#list") + " await there('#found > *');");
    }

    private static ScriptFixture refusedDay() {
        return at(ROOM, Map.of("GET consents", refused(400, "NO_DATE", "from")), AUDITOR)
                .begins(presses("#list") + " await there('[aria-invalid]');");
    }

    private static String chooses(String list) {
        return "const list = document.getElementById('list'); list.value = '" + list
                + "'; list.dispatchEvent(new Event('change'));";
    }

    private static ScriptFixture checks(int firstBroken) {
        return at(ROOM, Map.of(CHECK, Answer.ok(Map.of("rows", 128450, "purged", 0, "firstBroken", firstBroken))), AUDITOR)
                .begins("document.querySelector('#kosmo-content > .office-buttons button').click(); await there('#kosmo-said > *');");
    }

    private static Answer consents() {
        return page(List.of(decided(1, "accept"), decided(2, "decline"), removed()), "3");
    }

    private static Map<String, Object> decided(int position, String decision) {
        return new HashMap<>(Map.of(
                "position", position,
                "user", ID,
                "userId", SampleLogin.USER_ID,
                "version", "2026-10",
                "language", "ja",
                "decision", decision,
                "decidedAt", WHEN,
                "client", "portal",
                "ipAddress", "203.0.113.5",
                "sha256", "9f86d081"));
    }

    private static Map<String, Object> removed() {
        Map<String, Object> decision = decided(3, "accept");
        decision.keySet().removeAll(List.of("userId", "ipAddress"));
        return decision;
    }

    private static Answer members(String reason, String other) {
        return page(List.of(member("1", "健保　花子", reason, true), member("2", "健保　太郎", other, false)), null);
    }

    private static Map<String, Object> member(String branch, String name, String reason, boolean enabled) {
        return Map.of(
                "id", ID + branch,
                "userId", "9999043210" + branch,
                "name", name,
                "symbol", "9999",
                "number", "43210",
                "branchNumber", branch,
                "reason", reason,
                "enabled", enabled);
    }

    private static Answer page(List<Map<String, Object>> items, @Nullable String next) {
        Map<String, Object> body = new HashMap<>(Map.of("items", items));
        body.put("next", next);
        return Answer.ok(body);
    }

    private static Answer disclosure(List<Map<String, Object>> consents) {
        List<Map<String, Object>> texts = consents.isEmpty()
                ? List.of()
                : List.of(Map.of(
                        "version", "2026-10",
                        "language", "ja",
                        "html", "<h4>加入者ページ利用規約</h4><p>第1条　この規約は、加入者ページの利用について定めるものです。</p>",
                        "plain", false));
        return Answer.ok(Map.of(
                "userId", SampleLogin.USER_ID, "madeAt", WHEN, "consents", consents, "texts", texts));
    }
}
