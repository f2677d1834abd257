package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.OfficeTask;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** Letters of an import: who gets one, whose password it is, and who is left alone. */
class LettersIT {

    private static final Union UNION = Union.copyOf("daiwakenpo", "letters");
    private static final Union OTHER = Union.copyOf("daiwakenpo", "letters-other");
    private static final Imports OFFICE = Imports.of(UNION);
    private static final Letters LETTERS = new Letters(UNION, OFFICE);
    private static final String FIRST_STEP = "login-kosmo-birthdate";
    private static final String LOGIN_PAGE = "login-login";
    private static final String CODE = "([A-Z0-9]{5}-){2}[A-Z0-9]{5}";
    private static final int LARGE = 501;

    @Test
    void thePrintedCodeOpensTheFirstLoginAndTheOneOfBeforeIsDead() {
        List<Map<String, Object>> rows = Imports.rows(2);
        Imports.Job job = LETTERS.applied(rows);
        String userId = String.valueOf(rows.get(0).get("userId"));
        // A node that has the member in its cache.
        assertThat(LETTERS.login(userId, "Chigau-0000").page().id()).isEqualTo(LOGIN_PAGE);

        JsonNode first = Letters.made(LETTERS.print(job, 1, null));
        String dead = Letters.password(first, userId);
        assertThat(dead).matches(CODE);
        assertThat(LETTERS.login(userId, dead).page().id()).isEqualTo(FIRST_STEP);
        JsonNode again =
                Letters.made(LETTERS.print(job, 1, first.get("issuedAt").asLong()));
        String good = Letters.password(again, userId);

        assertThat(good).matches(CODE).isNotEqualTo(dead);
        assertThat(LETTERS.login(userId, dead).page().id()).isEqualTo(LOGIN_PAGE);
        assertThat(LETTERS.login(userId, good).page().id()).isEqualTo(FIRST_STEP);
        assertThat(first.get("login").asText()).startsWith("http").contains(UNION.toString());
        assertThat(first.get("qr").asText()).startsWith("data:image/png;base64,");
        assertThat((first.get("until").asLong() - System.currentTimeMillis()) / 86_400_000)
                .isBetween(89L, 90L);
    }

    /** A password that a member has chosen is never lost, nor is one given to who has left. */
    @Test
    void whoHasBegunOrLeftGetsNoneAndStaysAsTheyWere() {
        List<Map<String, Object>> rows = Imports.rows(5);
        Imports.Job job = LETTERS.applied(rows);
        String chosen = LETTERS.id(rows, 0);
        LETTERS.choosePassword(chosen);
        String done = LETTERS.id(rows, 1);
        UserRepresentation begun = UNION.admin().users().get(done).toRepresentation();
        begun.setRequiredActions(List.of("kosmo-birthdate"));
        UNION.admin().users().get(done).update(begun);
        String left = LETTERS.id(rows, 2);
        UserRepresentation closed = UNION.admin().users().get(left).toRepresentation();
        closed.setEnabled(false);
        UNION.admin().users().get(left).update(closed);
        UNION.admin().users().get(LETTERS.id(rows, 3)).remove();

        JsonNode letters = Letters.made(LETTERS.print(job, 1, null));

        assertThat(Letters.userIds(letters)).containsExactly(Letters.lower(rows, 4));
        assertThat(LETTERS.codes(chosen) + LETTERS.codes(done) + LETTERS.codes(left))
                .isZero();
        assertThat(Database.count("select count(*) from credential where user_id = ? and type = 'password'", chosen))
                .isEqualTo(1);
        JsonNode bundle = LETTERS.overview(job).get("bundles").get(0);
        assertThat(bundle.get("letters").asInt()).isEqualTo(4); // not the removed one
        assertThat(bundle.get("started").asInt()).isEqualTo(2);
    }

    @Test
    void aHouseholdIsTogetherAndBundlesStayAsTheyAre() {
        List<Map<String, Object>> family = Stream.of("01", "00", "02")
                .map(branch -> Imports.row(Map.of(
                        "number", "00777", "branchNumber", branch, "postalCode", "530-0001", "address", "大阪市北区1-2")))
                .toList();
        Map<String, Object> other = Imports.row(Map.of("number", "778"));
        Imports.Job job = LETTERS.applied(List.of(family.get(0), other, family.get(1), family.get(2)));

        JsonNode letters = Letters.made(LETTERS.print(job, 1, null));

        assertThat(Letters.stream(letters.get("households"))
                        .map(household -> Letters.userIdsOf(household).toList()))
                .containsExactly(
                        List.of(Letters.lower(family, 1), Letters.lower(family, 0), Letters.lower(family, 2)),
                        List.of(Letters.lower(List.of(other), 0)));
        JsonNode household = letters.get("households").get(0);
        assertThat(List.of(
                        household.get("postalCode").asText(),
                        household.get("address").asText()))
                .containsExactly("530-0001", "大阪市北区1-2");
        JsonNode again = Letters.made(
                LETTERS.reissue("{\"reason\":\"OTHER\",\"members\":[\"%s\"]}".formatted(LETTERS.id(family, 0))));
        assertThat(again.findValue("address").asText()).isEqualTo("大阪市北区1-2");
        JsonNode bundle = LETTERS.overview(job).get("bundles").get(0);
        UNION.admin().users().get(LETTERS.id(family, 0)).remove();
        assertThat(LETTERS.overview(job).get("bundles").get(0)).isEqualTo(bundle);
    }

    @Test
    void moreThanABundleHoldsAreTwo() {
        Imports.Job job = LETTERS.applied(
                IntStream.range(0, LARGE).mapToObj(row -> Imports.row(Map.of())).toList());

        assertThat(Letters.stream(LETTERS.overview(job).get("bundles"))
                        .map(bundle -> bundle.get("letters").asInt()))
                .containsExactly(500, 1);
        assertThat(Letters.userIds(Letters.made(LETTERS.print(job, 1, null)))).hasSize(500);
        assertThat(Letters.userIds(Letters.made(LETTERS.print(job, 2, null)))).hasSize(1);
        assertThat(OfficeTask.outcome(LETTERS.print(job, 3, null))).isEqualTo("404 NO_SUCH_BUNDLE");
    }

    /** The second of two clerks does not make the first one's letters worthless without knowing of them. */
    @Test
    void twoClerks() {
        List<Map<String, Object>> rows = Imports.rows(1);
        Imports.Job job = LETTERS.applied(rows);
        OfficeClerk second = OfficeClerk.of(UNION, "members");
        JsonNode letters = Letters.made(LETTERS.print(job, 1, null));

        assertThat(OfficeTask.outcome(second.post(Letters.address(job) + "/1", "{}")))
                .isEqualTo("409 LETTERS_MADE_AGAIN");
        assertThat(OfficeTask.outcome(second.post(Letters.address(job) + "/1/printed", "{}")))
                .isEqualTo("409 LETTERS_MADE_AGAIN");
        assertThat(LETTERS.login(Letters.lower(rows, 0), Letters.password(letters, Letters.lower(rows, 0)))
                        .page()
                        .id())
                .isEqualTo(FIRST_STEP);
        String basis = "{\"issuedAt\":" + letters.get("issuedAt") + "}";
        assertThat(OFFICE.clerk()
                        .post(Letters.address(job) + "/1/printed", basis)
                        .status())
                .isEqualTo(204);
        assertThat(LETTERS.overview(job).get("bundles").get(0).get("printedAt").asLong())
                .isPositive();
        Letters.made(second.post(Letters.address(job) + "/1", basis));
        assertThat(LETTERS.overview(job).get("bundles").get(0).has("printedAt"))
                .as("the new ones")
                .isFalse();
    }

    @Test
    void onlyOfAnImportThatIsDoneAndOfTheOwnUnion() {
        Imports.Job planned = OFFICE.plan(Imports.rows(1));
        assertThat(OfficeTask.outcome(OFFICE.clerk().get(Letters.address(planned))))
                .isEqualTo("409 LETTERS_TOO_EARLY");
        assertThat(OfficeTask.outcome(LETTERS.print(planned, 1, null))).isEqualTo("409 LETTERS_TOO_EARLY");
        Imports.Job done = OFFICE.act(planned, "apply");
        OfficeClerk stranger = OfficeClerk.of(OTHER, "members");

        assertThat(OfficeTask.outcome(stranger.get(Letters.address(done)))).isEqualTo("404 NO_SUCH_IMPORT");
        assertThat(OfficeTask.outcome(stranger.post(Letters.address(done) + "/1", "{}")))
                .isEqualTo("404 NO_SUCH_IMPORT");
        assertThat(OfficeTask.outcome(OFFICE.clerk().post(Letters.address(done) + "/1/printed", "{}")))
                .isEqualTo("409 LETTERS_NOT_MADE");
        Letters.made(LETTERS.print(done, 1, null));
        assertThat(OFFICE.act(done, "undo").undone()).as("a code is no touch").isEqualTo(1);
        assertThat(OfficeTask.outcome(OFFICE.clerk().get(Letters.address(done))))
                .isEqualTo("409 LETTERS_TOO_EARLY");
    }

    @Test
    void aDerivedPasswordIsNotOnTheLetterAndNoneHasNone() {
        Union union = Union.copyOf("daiwakenpo", "letters-kinds");
        Imports office = Imports.of(union);
        union.changeRequiredAction(
                "UPDATE_PASSWORD", Map.of("initialPassword", "derived", "derivedInitialPassword", "true"));
        Map<String, Object> row = Imports.row(Map.of());
        Imports.Job job = office.act(office.plan(List.of(row)), "apply");

        JsonNode letters = Letters.made(office.clerk().post(Letters.address(job) + "/1", "{}"));

        assertThat(letters.get("kind").asText()).isEqualTo("derived");
        assertThat(letters.get("until").asLong()).isGreaterThan(System.currentTimeMillis());
        assertThat(letters.findValue("letters").get(0).has("password")).isFalse();
        assertThat(letters.toString()).doesNotContain(String.valueOf(row.get("number")) + "19500304");
        assertThat(Database.count(
                        "select count(*) from credential where user_id = ?", Imports.idOf(union, row.get("userId"))))
                .isZero();
        union.changeRequiredAction(
                "UPDATE_PASSWORD", Map.of("initialPassword", "none", "derivedInitialPassword", "false"));
        assertThat(OfficeTask.outcome(office.clerk().post(Letters.address(job) + "/1", "{}")))
                .isEqualTo("409 LETTERS_WITHOUT_PASSWORD");
    }

    @Test
    void aListIsIssuedAgainToThoseWhoseFirstLoginIsNotDone() {
        List<Map<String, Object>> rows = Imports.rows(3);
        Imports.Job job = LETTERS.applied(rows);
        String dead = Letters.password(Letters.made(LETTERS.print(job, 1, null)), Letters.lower(rows, 0));
        String chosen = LETTERS.id(rows, 1);
        LETTERS.choosePassword(chosen);
        String list = "\"members\":[\"%s\",\"%s\",\"%s\"]".formatted(LETTERS.id(rows, 0), chosen, LETTERS.id(rows, 0));

        assertThat(OfficeTask.outcome(LETTERS.reissue("{" + list + "}"))).isEqualTo("400 REASON_MISSING");
        assertThat(OfficeTask.outcome(LETTERS.reissue("{\"members\":[],\"reason\":\"OTHER\"}")))
                .isEqualTo("400 LETTER_LIST");
        JsonNode letters = Letters.made(LETTERS.reissue("{" + list + ",\"reason\":\"LETTER_LOST\"}"));

        assertThat(Letters.userIds(letters)).containsExactly(Letters.lower(rows, 0));
        assertThat(LETTERS.login(Letters.lower(rows, 0), dead).page().id()).isEqualTo(LOGIN_PAGE);
        assertThat(LETTERS.login(Letters.lower(rows, 0), Letters.password(letters, Letters.lower(rows, 0)))
                        .page()
                        .id())
                .isEqualTo(FIRST_STEP);
        assertThat(LETTERS.login(Letters.lower(rows, 1), Letters.CHOSEN).page().id())
                .isEqualTo(FIRST_STEP);
        assertThat(OfficeTask.outcome(LETTERS.reissue("{\"members\":[\"" + chosen + "\"],\"reason\":\"OTHER\"}")))
                .isEqualTo("409 LETTERS_TO_NOBODY");
    }

    @Test
    void nothingOfALetterIsWrittenDown() {
        List<Map<String, Object>> rows = List.of(Imports.row(Map.of("name", "封書 秘子")));
        Imports.Job job = LETTERS.applied(rows);
        Http.Answer answer = LETTERS.print(job, 1, null);
        String code = Letters.password(Letters.made(answer), Letters.lower(rows, 0));

        assertThat(answer.headers().stream()
                        .filter(header -> header.getName().equalsIgnoreCase("Cache-Control"))
                        .map(header -> header.getValue()))
                .containsExactly("no-store");
        String letters = code.replace("-", "");
        String events = UNION.admin().getAdminEvents().stream()
                .map(event -> event.getResourcePath() + event.getDetails() + event.getRepresentation())
                .toList()
                .toString();
        assertThat(events).contains("print-letters").doesNotContain(code, letters, "封書", Letters.lower(rows, 0));
        assertThat(TestBed.log())
                .noneMatch(line -> line.contains(code) || line.contains(letters) || line.contains("封書"));
        for (String column : List.of("secret_data", "credential_data")) {
            assertThat(Database.column("select " + column + " from credential where user_id = ?", LETTERS.id(rows, 0)))
                    .noneMatch(value -> String.valueOf(value).contains(letters));
        }
    }
}
