package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Clerk;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Who is on the lists of a union, and how long ones come. */
class MemberListsIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "office-lists");
    private static final OfficeClerk AUDITOR = OfficeClerk.of(UNION, "auditor");
    private static final int MANY = 2_345;

    @Test
    void listsNameMembersAndNoStaff() {
        Member agreed = decided("accept");
        Member declined = decided("decline");
        Member newcomer = UNION.createMember(MemberSpec.newcomer().email(""));
        Member settled = UNION.importSettled(MemberSpec.settled());
        Clerk.of(UNION); // a program
        Set<String> staff = new HashSet<>(Set.of(
                AUDITOR.account().id(),
                OfficeClerk.hired(UNION, "desk").id(),
                inAGroupBelowOneOfStaff(),
                withARoleThatContainsOneOfStaff()));

        assertThat(reasons("consents/missing"))
                .containsEntry(declined.id(), "AGREED_TO_NONE")
                .containsEntry(newcomer.id(), "AGREED_TO_NONE")
                .containsEntry(settled.id(), "AGREED_TO_ANOTHER")
                .doesNotContainKeys(agreed.id(), AUDITOR.account().id());
        assertThat(AUDITOR.get("consents/missing?version=none").status())
                .as("everybody would be on it")
                .isEqualTo(400);
        assertThat(reasons("members/not-logged-in"))
                .containsEntry(newcomer.id(), "NOT_BEGUN")
                .doesNotContainKey(settled.id());
        assertThat(reasons("members/without-address"))
                .containsEntry(newcomer.id(), "NO_ADDRESS")
                .doesNotContainKey(settled.id());
        UNION.admin().users().list(0, 1_000).stream()
                .filter(user -> user.getUsername().startsWith("service-account-"))
                .forEach(user -> staff.add(user.getId()));
        for (String path : List.of("consents/missing", "members/not-logged-in", "members/without-address")) {
            assertThat(reasons(path).keySet()).as(path).doesNotContainAnyElementsOf(staff);
        }
    }

    @Test
    void longListsComeInPagesAndAsOneFile() {
        Union large = Union.copyOf("kanekakenpo", "office-long-lists");
        OfficeClerk clerk = OfficeClerk.of(large, "members");
        Database.update(
                "insert into user_entity (id, username, realm_id, enabled, email_verified, email_constraint,"
                        + " created_timestamp, not_before)"
                        + " select md5('office-long' || n), 'u' || lpad(n::text, 6, '0'), ?, true, false,"
                        + " md5('office-long' || n), 0, 0 from generate_series(1, ?) n",
                large.admin().toRepresentation().getId(),
                MANY);

        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json(clerk.get("consents/missing" + (next.isEmpty() ? "" : "?after=" + next)));
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            next = page.path("next").asText();
        } while (!next.isEmpty());
        String file = clerk.csv("consents/missing").body();

        assertThat(ids).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(file.split("\r\n", -1)).hasSize(MANY + 3);
        assertThat(file).endsWith("\"以上（件数）\",\"" + MANY + "\"\r\n").contains("\"u000001\"", "\"u002345\"");
        assertThat(clerk.get("consents/missing?after=nobody").status()).isEqualTo(400);
    }

    private static String inAGroupBelowOneOfStaff() {
        Member clerk = UNION.createMember(MemberSpec.newcomer());
        var clerks = new GroupRepresentation();
        clerks.setName("clerks");
        String above = CreatedResponseUtil.getCreatedId(UNION.admin().groups().add(clerks));
        UNION.admin().groups().group(above).roles().clientLevel(office()).add(List.of(desk()));
        var newClerks = new GroupRepresentation();
        newClerks.setName("new clerks");
        clerk.admin()
                .joinGroup(CreatedResponseUtil.getCreatedId(
                        UNION.admin().groups().group(above).subGroup(newClerks)));
        return clerk.id();
    }

    private static String withARoleThatContainsOneOfStaff() {
        Member clerk = UNION.createMember(MemberSpec.newcomer());
        UNION.admin().roles().create(new RoleRepresentation("telephone", "", false));
        UNION.admin().roles().get("telephone").addComposites(List.of(desk()));
        clerk.admin()
                .roles()
                .realmLevel()
                .add(List.of(UNION.admin().roles().get("telephone").toRepresentation()));
        return clerk.id();
    }

    private static RoleRepresentation desk() {
        return UNION.admin().clients().get(office()).roles().get("desk").toRepresentation();
    }

    private static String office() {
        return UNION.admin().clients().findByClientId("kosmo-office").get(0).getId();
    }

    private static Map<String, String> reasons(String path) {
        JsonNode page = json(AUDITOR.get(path));
        assertThat(page.has("next")).isFalse();
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .collect(Collectors.toMap(
                        item -> item.path("id").asText(),
                        item -> item.path("reason").asText()));
    }

    private static JsonNode json(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AccountRest.parse(answer.body(), JsonNode.class);
    }

    private static Member decided(String decision) {
        Member member = Terms.member(UNION, null);
        LoginClient.open(UNION).login(member).submit(Map.of("decision", decision));
        return member;
    }
}
