package jp.kosmo.keycloak.it.input;

import static jp.kosmo.keycloak.it.client.FormPost.Place.FIELD;
import static jp.kosmo.keycloak.it.client.FormPost.Place.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.attack.Mutations;
import jp.kosmo.keycloak.it.attack.Mutations.Mutation;
import jp.kosmo.keycloak.it.attack.SecondFactorForm;
import jp.kosmo.keycloak.it.attack.SecondFactorForms;
import jp.kosmo.keycloak.it.client.FormPost;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Page;
import jp.kosmo.keycloak.it.client.SoftPasskey;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.RealmState;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;

/**
 * That no request on a form of the second factor, however malformed, incomplete, replayed or foreign, is answered with
 * an error of the server, with English or with a secret, or changes anything about a member.
 */
class MutatedRequestsIT {

    private static final long SEED = 20260731;
    private static final int WANTED = 2000;
    private static final int TRIES = 25;
    private static final String OTHER_SECRET = "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK";
    private static final Pattern INTERNAL =
            Pattern.compile("Exception|org\\.keycloak|jp\\.kosmo|java\\.|FreeMarker|\\bnull\\b");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsHan}]");

    private static final Map<String, Integer> KINDS = new TreeMap<>();
    private static final Map<String, Integer> ANSWERS = new TreeMap<>();
    private static final Union UNION = Union.copyOf("kanekakenpo", "fuzz");
    private static final int LOG_BEFORE = TestBed.log().size();

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("forms")
    void refusesAndChangesNothing(SecondFactorForm form, List<Mutation> mutations) throws SQLException {
        var softly = new SoftAssertions();
        try (var state = new RealmState(UNION)) {
            LoginClient client = form.open();
            List<String> before = state.lines();
            for (Mutation mutation : mutations) {
                FormPost right = form.rightAnswer(client.page());
                FormPost sent = mutation.change()
                        .apply(mutation.decides() ? right : form.spoil().apply(right));
                if (!sent.equals(right)) {
                    client.follow(sent.request());
                    check(softly, form, mutation, sent, client);
                    List<String> now = state.lines();
                    List<String> last = before;
                    softly.check(() -> assertThat(now)
                            .as(() -> "state after " + mutation + "\n" + sent)
                            .isEqualTo(last));
                    before = now;
                    client = form.back(client, right);
                }
            }
            acceptsTheRightAnswerOnce(softly, form, client, state);
        }
        softly.assertAll();
    }

    /** That the answers were refused for their mutations, and that the same one is refused when it comes again. */
    private static void acceptsTheRightAnswerOnce(
            SoftAssertions softly, SecondFactorForm form, LoginClient client, RealmState state) throws SQLException {
        LoginClient copy = client.fork();
        FormPost answer = form.rightAnswer(client.page()).with(FIELD, "kosmoAnything", "x");
        client.follow(answer.request());
        assertThat(form.rest().apply(client).outcome().code()).isNotEmpty();

        List<String> before = state.lines();
        LoginClient later = LoginClient.open(UNION).login(form.member());
        FormPost again = FormPost.of(later.page(), Map.of());
        for (var field : answer.fields()) {
            again = again.with(FIELD, field.name(), field.value());
        }
        check(softly, form, replay("from a copy of the browser"), answer, copy.follow(answer.request()));
        check(softly, form, replay("in a new login"), again, later.follow(again.request()));
        client.follow(answer.request());
        // Keycloak may send a browser that is logged in on to the portal, with a code of its session.
        if (!client.isDone()) {
            check(softly, form, replay("when logged in"), answer, client);
        }
        assertThat(state.lines()).as("state after a replay").isEqualTo(before);
    }

    private static Mutation replay(String how) {
        return Mutations.deciding("replayed", how, post -> post);
    }

    @Test
    void refusesTheRightCodeAfterTooManyWrongOnes() {
        Member member = Union.kanekakenpo().importSettled(MemberSpec.settled());
        var form = SecondFactorForms.otpLogin(member, "login of a member who gets locked", MemberSpec.OTP_SECRET);
        var softly = new SoftAssertions();
        LoginClient client = form.open();
        for (int i = 1; i <= TRIES; i++) {
            FormPost sent = FormPost.of(client.page(), Map.of("otp", "x".repeat(i)));
            check(softly, form, Mutations.deciding("guess", "otp", post -> post), sent, client.follow(sent.request()));
        }
        Awaitility.await("the member is locked")
                .until(() -> Boolean.TRUE.equals(member.union()
                        .admin()
                        .attackDetection()
                        .bruteForceUserStatus(member.id())
                        .get("disabled")));

        FormPost right = form.rightAnswer(client.page());
        check(softly, form, Mutations.deciding("locked", "otp", post -> post), right, client.follow(right.request()));

        softly.assertAll();
        assertThat(member.admin().getUserSessions()).isEmpty();
        assertThat(member.credentials()).extracting("type").containsExactlyInAnyOrder("password", "otp");
    }

    @AfterAll
    static void enoughOfThemAndNoErrorInTheLog() {
        int sent = KINDS.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(
                sent + " mutated requests, seed " + SEED + "\n  kinds: " + KINDS + "\n  answers: " + ANSWERS);
        assertThat(sent).isGreaterThanOrEqualTo(WANTED);
        assertThat(TestBed.log().stream()
                        .skip(LOG_BEFORE)
                        .filter(line -> line.contains(" ERROR ") || line.contains("Uncaught server error")))
                .isEmpty();
    }

    static Stream<Arguments> forms() {
        // A member who sends hundreds of wrong codes would be locked before the first of them is looked at.
        UNION.change(realm -> realm.setBruteForceProtected(false));
        Member other = UNION.importSettled(
                MemberSpec.settled().withoutFactors().otp("other", OTHER_SECRET).passkey("other", new SoftPasskey()));
        FormPost elsewhere = FormPost.of(LoginClient.open(UNION).login(other).page(), Map.of());
        var foreign = new LinkedHashMap<String, String>();
        foreign.put("another member's secret", OTHER_SECRET);
        other.credentials().stream()
                .filter(held -> !"password".equals(held.getType()))
                .forEach(held -> foreign.put("another member's " + held.getType(), held.getId()));
        for (String parameter : List.of("session_code", "tab_id", "execution")) {
            foreign.put("another member's " + parameter, elsewhere.value(QUERY, parameter));
        }
        List<String> executions = UNION.admin().flows().getExecutions("kosmo-browser").stream()
                .map(AuthenticationExecutionInfoRepresentation::getId)
                .toList();
        var mutations = new Mutations(SEED, SecondFactorForms.names(), foreign, executions);
        return SecondFactorForms.all(UNION, mutations).stream().map(form -> Arguments.of(form, mutations.of(form)));
    }

    private static void check(
            SoftAssertions softly, SecondFactorForm form, Mutation mutation, FormPost sent, LoginClient client) {
        KINDS.merge(mutation.kind(), 1, Integer::sum);
        if (client.isDone()) {
            ANSWERS.merge("portal, without a code", 1, Integer::sum);
            softly.check(() -> assertThat(client.outcome().parameter("code"))
                    .as(() -> mutation + "\n" + sent)
                    .isEmpty());
        } else {
            Page page = client.page();
            ANSWERS.merge(answer(page, form), 1, Integer::sum);
            softly.check(() ->
                    assertThat(page).as(() -> mutation + "\n" + sent).satisfies(shown -> checkPage(shown, form, sent)));
        }
    }

    private static void checkPage(Page page, SecondFactorForm form, FormPost sent) {
        assertThat(page.status()).isLessThan(500);
        if (page.id().isEmpty()) {
            assertThat(page.status()).as("of what is no page").isBetween(400, 499);
        }
        assertThat(page.document().select(Mutations.MARKUP)).isEmpty();
        assertThat(page.document().text()).doesNotContainPattern(INTERNAL);
        assertThat(page.html()).doesNotContain(form.member().password(), MemberSpec.OTP_SECRET, "1980-12-01");
        String newSecret = sent.page().field("totpSecret");
        if (newSecret != null && !page.id().equals(form.page())) {
            assertThat(page.html()).doesNotContain(newSecret);
        }
        Stream.concat(Stream.of(page.alert()), page.fieldErrors().values().stream())
                .filter(text -> !text.isEmpty())
                .forEach(text -> assertThat(text).containsPattern(JAPANESE));
    }

    private static String answer(Page page, SecondFactorForm form) {
        if (page.id().equals(form.page())) {
            return page.fieldErrors().isEmpty() && page.alert().isEmpty() ? "same page" : "same page with an error";
        }
        return page.id().isEmpty() ? "plain " + page.status() : page.id();
    }
}
