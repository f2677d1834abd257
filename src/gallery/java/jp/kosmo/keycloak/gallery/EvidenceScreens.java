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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Answer;
import jp.kosmo.keycloak.ledger.ChainCheck;
import jp.kosmo.keycloak.ledger.evidence.Decision;
import jp.kosmo.keycloak.ledger.evidence.ListedMember;
import jp.kosmo.keycloak.office.evidence.ListPage;
import jp.kosmo.keycloak.office.evidence.MemberConsentsResource.Disclosure;
import jp.kosmo.keycloak.office.evidence.MemberConsentsResource.Text;
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
                screen(
                        "evidence, not agreed",
                        shows("consents/missing", members("AGREED_TO_ANOTHER", "AGREED_TO_NONE"))),
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
                        at(
                                ROOM + "/" + ID,
                                Map.of(DISCLOSURE, disclosure(List.of(decided(1, SampleLogin.USER_ID, "accept")))),
                                AUDITOR)),
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
        return at(ROOM, Map.of(CHECK, Answer.ok(new ChainCheck.Outcome(128450, 0, firstBroken))), AUDITOR)
                .begins(
                        "document.querySelector('#kosmo-content > .office-buttons button').click(); await there('#kosmo-said > *');");
    }

    private static Answer consents() {
        return page(
                List.of(
                        decided(1, SampleLogin.USER_ID, "accept"),
                        decided(2, SampleLogin.USER_ID, "decline"),
                        decided(3, null, "accept")),
                "3");
    }

    /** @param userId null once the member has been removed */
    private static Decision decided(int position, @Nullable String userId, String decision) {
        return new Decision(
                position,
                ID,
                userId,
                "2026-10",
                "ja",
                decision,
                WHEN,
                "portal",
                userId == null ? null : "203.0.113.5",
                "9f86d081");
    }

    private static Answer members(String reason, String other) {
        return page(List.of(member("1", "健保　花子", reason, true), member("2", "健保　太郎", other, false)), null);
    }

    private static ListedMember member(String branch, String name, String reason, boolean enabled) {
        return new ListedMember(
                ID + branch, "9999043210" + branch, name, "9999", "43210", branch, reason, enabled, null);
    }

    private static Answer page(List<?> items, @Nullable String next) {
        return Answer.ok(new ListPage<>(items, next));
    }

    private static Answer disclosure(List<Decision> consents) {
        String html = "<h4>加入者ページ利用規約</h4><p>第1条　この規約は、加入者ページの利用について定めるものです。</p>";
        List<Text> texts = consents.stream()
                .map(decision -> new Text(decision.sha256(), decision.version(), "ja", html, html, false))
                .toList();
        return Answer.ok(new Disclosure(ID, SampleLogin.USER_ID, WHEN, consents, texts));
    }
}
