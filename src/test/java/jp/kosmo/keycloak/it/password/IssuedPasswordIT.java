package jp.kosmo.keycloak.it.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.it.attack.WrongTries;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RecoveryClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import jp.kosmo.keycloak.password.initial.code.IssuedCode;
import jp.kosmo.keycloak.password.initial.code.StoredCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;

/** The code of a member's letter: it begins a first login and nothing else. How it looks when typed is {@code IssuedCodeTest}'s. */
class IssuedPasswordIT {

    private static final Union UNION = Union.copyOf("daiwakenpo", "issuedcodes");

    private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    private static final String BIRTHDATE = "kosmo-birthdate";
    private static final String LOGIN_PAGE = "login-login";
    private static final String FIRST_STEP = "login-kosmo-birthdate";
    private static final String PASSWORD_PAGE = "login-login-update-password";
    private static final String DERIVED = "99994321019801201";

    private final IssuedCode code = IssuedCode.random();

    @AfterEach
    void setClockRight() {
        TestBed.setClockAhead(Duration.ZERO);
    }

    @Test
    void opensTheJourneyHoweverItIsTyped() {
        Member member = newcomer(null);

        for (String typed : List.of(
                code.printed(),
                code.letters().toLowerCase(Locale.ROOT),
                " " + code.printed().replace('-', '\u3000') + " ",
                fullWidth(code.printed()))) {
            assertThat(open(member, typed).page().id()).as(typed).isEqualTo(FIRST_STEP);
        }
        assertThat(member.requiredActions()).contains(UPDATE_PASSWORD);
        assertThat(codes(member)).hasSize(1);
    }

    @Test
    void endsWithTheFirstOwnPassword() {
        Member member = settled();
        LoginClient client = open(member, code.printed());
        assertThat(client.page().id()).isEqualTo(PASSWORD_PAGE);

        client.submit(RecoveryClient.newPassword(code.printed()));
        assertThat(client.page().fieldErrors().values()).containsExactly("初期パスワードと同じパスワードは使えません。別のパスワードを入力してください。");
        assertThat(client.submit(RecoveryClient.newPassword("Sakura-2026")).isDone())
                .isTrue();

        assertThat(codes(member)).isEmpty();
        startAgain(member);
        assertThat(open(member, code.printed()).page().id()).isEqualTo(LOGIN_PAGE);
    }

    /** Deleting a password that staff have set does not bring the letter back. */
    @Test
    void endsWithAPasswordThatTheUnionSets() {
        Member member = newcomer(null);
        var temporary = new CredentialRepresentation();
        temporary.setType(CredentialRepresentation.PASSWORD);
        temporary.setValue("Shokuin-2027");
        temporary.setTemporary(true);
        member.admin().resetPassword(temporary);

        assertThat(codes(member)).isEmpty();
        startAgain(member);
        assertThat(open(member, code.printed()).page().id()).isEqualTo(LOGIN_PAGE);
    }

    @Test
    void endsOnItsDay() {
        Member member = newcomer(Instant.now().plus(Duration.ofDays(90)));

        TestBed.setClockAhead(Duration.ofDays(90).minusMinutes(5));
        assertThat(open(member, code.printed()).page().id()).isEqualTo(FIRST_STEP);
        TestBed.setClockAhead(Duration.ofDays(90).plusMinutes(5));
        assertThat(open(member, code.printed()).page().id()).isEqualTo(LOGIN_PAGE);
        assertThat(member.events().errors().get(0)).isEqualTo("invalid_user_credentials");
    }

    /** A slip of the pen, too, is only one more wrong password. */
    @Test
    void isRefusedInTheSameWordsWhateverTheReason() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("another code", refused(newcomer(null), IssuedCode.random().printed()));
        pages.put("wrong check letter", refused(newcomer(null), slip()));
        pages.put("its day is over", refused(newcomer(Instant.now().minusSeconds(1)), code.printed()));
        pages.put(
                "nothing pending",
                refused(UNION.importSettled(MemberSpec.settled().code(StoredCode.of(code, null))), code.printed()));
        pages.put(
                "none on record",
                refused(UNION.createMember(MemberSpec.newcomer().noPassword()), code.printed()));
        pages.put("a password on record", refused(UNION.createMember(MemberSpec.newcomer()), code.printed()));
        pages.put(
                "nonsense on record",
                refused(
                        UNION.importMember(MemberSpec.newcomer().code(new StoredCode("", "", null)), UPDATE_PASSWORD),
                        code.printed()));

        String expected = pages.get("another code");
        assertThat(expected).contains("無効なユーザ ID またはパスワードです。");
        assertThat(pages)
                .allSatisfy((reason, page) -> assertThat(page).as(reason).isEqualTo(expected));
    }

    /** Nobody guesses it, so that a stranger who types nonsense keeps the member waiting for a while and no longer. */
    @Test
    void wrongOnesAreCountedLikePasswordsAndEndNothing() {
        Member member = newcomer(null);
        WrongTries.lock(member);
        assertThat(open(member, code.printed()).page().id()).isEqualTo(LOGIN_PAGE);
        assertThat(member.events().errors().get(0)).isEqualTo("user_temporarily_disabled");
        assertThat(Database.count("select count(*) from kosmo_attempt where user_id = ?", member.id()))
                .isZero();

        UNION.admin().attackDetection().clearBruteForceForUser(member.id());

        assertThat(open(member, code.printed()).page().id()).isEqualTo(FIRST_STEP);
    }

    /** Members of before start as they were told; whoever has a letter cannot be started for by whoever knows a birthdate. */
    @Test
    void theDerivedPasswordIsNoWayAroundACode() {
        Union both = Union.copyOf("daiwakenpo", "issuedandderived");
        both.changeRequiredAction(UPDATE_PASSWORD, Map.of("derivedInitialPassword", "true"));
        Member before = both.createMember(MemberSpec.newcomer().noPassword());
        Member now = both.importMember(
                MemberSpec.newcomer().code(StoredCode.of(code, Instant.now().minusSeconds(1))),
                BIRTHDATE,
                UPDATE_PASSWORD);

        assertThat(open(before, DERIVED).page().id()).isEqualTo(FIRST_STEP);
        assertThat(open(now, DERIVED).page().id()).isEqualTo(LOGIN_PAGE);
    }

    @Test
    void staffSeeWhatItIsAndTakeItAway() {
        Member member = newcomer(Instant.parse("2099-02-28T15:00:00Z"));
        LoginClient waiting = open(member, code.printed());
        CredentialRepresentation shown = codes(member).get(0);

        assertThat(shown.getUserLabel()).isIn("初期パスワード（通知書のコード）", "Initial password (code of the letter)");
        assertThat(shown.getCredentialData()).isEqualTo("{\"until\":\"2099-03-01T00:00+09:00\"}");
        assertThat(shown.getSecretData()).isNull();
        member.admin().removeCredential(shown.getId());

        assertThat(open(member, code.printed()).page().id()).isEqualTo(LOGIN_PAGE);
        waiting.submit(Map.of("birthdate", "19801201"));
        assertThat(waiting.page().id()).as("a login that it has opened").isEqualTo("login-kosmo-stopped");
    }

    private Member newcomer(@Nullable Instant until) {
        return UNION.importMember(MemberSpec.newcomer().code(StoredCode.of(code, until)), BIRTHDATE, UPDATE_PASSWORD);
    }

    private Member settled() {
        MemberSpec spec =
                MemberSpec.settled().withoutFactors().without("mfaMethod").withSomeFactor();
        return UNION.importSettled(spec.code(StoredCode.of(code, null)), UPDATE_PASSWORD);
    }

    private String slip() {
        String printed = code.printed();
        return printed.substring(0, printed.length() - 1) + (printed.endsWith("Q") ? "W" : "Q");
    }

    private static String refused(Member member, String typed) {
        Page page = open(member, typed).page();
        assertThat(page.id()).isEqualTo(LOGIN_PAGE);
        assertThat(member.events().errors()).first().isEqualTo("invalid_user_credentials");
        return page.status() + page.document().text() + page.fieldErrors();
    }

    private static void startAgain(Member member) {
        member.credentials().stream()
                .filter(held -> CredentialRepresentation.PASSWORD.equals(held.getType()))
                .forEach(password -> member.admin().removeCredential(password.getId()));
        member.change(user -> user.setRequiredActions(List.of(UPDATE_PASSWORD)));
    }

    private static LoginClient open(Member member, String password) {
        return LoginClient.open(member.union()).login(member.username(), password);
    }

    private static List<CredentialRepresentation> codes(Member member) {
        return member.credentials().stream()
                .filter(held -> StoredCode.TYPE.equals(held.getType()))
                .toList();
    }

    private static String fullWidth(String text) {
        return text.chars().mapToObj(sign -> Character.toString(sign + 0xFEE0)).reduce("", String::concat);
    }
}
