package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import org.jspecify.annotations.Nullable;

/** The cards of members, as this clerk sees them. */
record MemberCards(OfficeClerk clerk) {

    /** The card as it is now. */
    JsonNode of(Member member) {
        Http.Answer answer = clerk.get("members/" + member.id());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AccountRest.parse(answer.body(), JsonNode.class);
    }

    /** Where the card says that the member stands. */
    JsonNode standing(Member member) {
        return of(member).get("standing");
    }

    /** The card says so. */
    void assertStands(Member member, String code, @Nullable String next) {
        JsonNode standing = standing(member);
        assertThat(standing.get("code").asText()).as(standing.toString()).isEqualTo(code);
        assertThat(standing.path("next").asText(null)).as(standing.toString()).isEqualTo(next);
    }

    /** The card says so, and a login with what the member was made with comes to a halt at this page. */
    LoginClient assertHalts(Member member, String code, @Nullable String next, String page) {
        assertStands(member, code, next);
        LoginClient client = LoginClient.open(member.union()).login(member);
        assertThat(client.isDone()).isFalse();
        assertThat(client.page().id()).isEqualTo(page);
        return client;
    }
}
