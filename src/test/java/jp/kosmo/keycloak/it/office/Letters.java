package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.password.initial.code.StoredCode;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.CredentialRepresentation;

/** The letters of a union as one clerk prints them. */
record Letters(Union union, Imports office) {

    static final String CHOSEN = "Sakura-2026";

    /** An import that is done. */
    Imports.Job applied(List<Map<String, Object>> rows) {
        return office.act(office.plan(rows), "apply");
    }

    static String address(Imports.Job job) {
        return "members/imports/" + job.id() + "/letters";
    }

    /** @param issuedAt of the letters that the clerk knows of */
    Http.Answer print(Imports.Job job, int bundle, @Nullable Long issuedAt) {
        return office.clerk().post(address(job) + "/" + bundle, "{\"issuedAt\":" + issuedAt + "}");
    }

    Http.Answer reissue(String body) {
        return office.clerk().post("members/letters", body);
    }

    JsonNode overview(Imports.Job job) {
        return made(office.clerk().get(address(job)));
    }

    static JsonNode made(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AccountRest.parse(answer.body(), JsonNode.class);
    }

    static List<String> userIds(JsonNode letters) {
        return stream(letters.get("households")).flatMap(Letters::userIdsOf).toList();
    }

    static Stream<String> userIdsOf(JsonNode household) {
        return stream(household.get("letters"))
                .map(letter -> letter.get("userId").asText());
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static String password(JsonNode letters, String userId) {
        return stream(letters.get("households"))
                .flatMap(household -> stream(household.get("letters")))
                .filter(letter -> letter.get("userId").asText().equalsIgnoreCase(userId))
                .map(letter -> letter.get("password").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Of the member of this row. */
    String id(List<Map<String, Object>> rows, int row) {
        return Imports.idOf(union, rows.get(row).get("userId"));
    }

    /** The user ID as it is stored. */
    static String lower(List<Map<String, Object>> rows, int row) {
        return String.valueOf(rows.get(row).get("userId")).toLowerCase(Locale.ROOT);
    }

    long codes(String memberId) {
        return Database.count(
                "select count(*) from credential where user_id = ? and type = ?", memberId, StoredCode.TYPE);
    }

    void choosePassword(String memberId) {
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(CHOSEN);
        union.admin().users().get(memberId).resetPassword(password);
    }

    /** Wrong ones are not counted. */
    LoginClient login(String userId, String password) {
        union.admin().attackDetection().clearAllBruteForce();
        return LoginClient.open(union).login(userId, password);
    }
}
