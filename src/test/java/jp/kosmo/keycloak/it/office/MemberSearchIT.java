package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.PartialImportRepresentation;

/** One search finds a member by whatever the person on the telephone can say. */
class MemberSearchIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "membersearch", realm -> {
        // A union may have the reading of the names, too.
        Objects.requireNonNull(Objects.requireNonNull(realm.getComponents())
                        .get("org.keycloak.userprofile.UserProfileProvider"))
                .get(0)
                .getConfig()
                .computeIfPresent(
                        "kc.user.profile.config",
                        (key, profiles) -> List.of(
                                profiles.get(0)
                                        .replace(
                                                "{\"attributes\":[",
                                                "{\"attributes\":[{\"name\":\"displayNameKana\",\"permissions\":{\"view\":[\"admin\"],\"edit\":[\"admin\"]}},")));
    });
    private static final Searches CLERK = Searches.of(UNION, "members");
    private static final Searches DESK = Searches.of(UNION, "desk");

    private static final Member HANAKO = UNION.createMember(MemberSpec.named("hanako2026")
            .email("hanako@family.example")
            .attribute("displayName", "髙﨑　𠮷子")
            .attribute("displayNameKana", "タカサキ ヨシコ")
            .attribute("insuredPersonSymbol", "0712")
            .attribute("insuredPersonNumber", "0034")
            .attribute("insuredPersonBranchNumber", "01"));
    private static final Member TARO = UNION.createMember(MemberSpec.named("taro20261")
            .email("hanako@family.example")
            .attribute("displayName", "髙﨑　太郎")
            .attribute("insuredPersonSymbol", "712")
            .attribute("insuredPersonNumber", "34")
            .attribute("insuredPersonBranchNumber", "2"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hanako2026",
                "ＨＡＮＡＫＯ２０２６",
                " Hanako2026　",
                "712-34-1",
                "0712 0034 01",
                "７１２－３４－１",
                "髙﨑　𠮷子",
                "高崎吉子",
                "高崎 吉",
                "タカサキヨシコ",
                "ﾀｶｻｷ ﾖｼ",
                "たかさき　よ",
            })
    void findsOneByOneField(String typed) {
        assertThat(CLERK.by(typed).hits())
                .containsExactly(Map.of(
                        "id", HANAKO.id(),
                        "userId", "hanako2026",
                        "name", "髙﨑　𠮷子",
                        "symbol", "0712",
                        "number", "0034",
                        "branchNumber", "01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"712-34", "0712 00034", "34", "高崎", "ﾀｶｻｷ", "hanako@family.example", "ＨＡＮＡＫＯ＠ｆａｍｉｌｙ．ｅｘａｍｐｌｅ"})
    void findsAFamilyByBranchNumber(String typed) {
        List<String> expected = typed.equals("ﾀｶｻｷ") ? List.of(HANAKO.id()) : List.of(HANAKO.id(), TARO.id());

        assertThat(CLERK.by(typed).field("id").sorted())
                .containsExactlyElementsOf(expected.stream().sorted().toList());
        assertThat(CLERK.by(typed).more()).isFalse();
    }

    @Test
    void findsByTheFieldThatIsFilledIn() {
        assertThat(CLERK.by(Map.of("userId", "ｔａｒｏ20261")).ids()).containsExactly(TARO.id());
        assertThat(CLERK.by(Map.of("symbol", "712", "number", "34", "branchNumber", "02"))
                        .ids())
                .containsExactly(TARO.id());
        assertThat(CLERK.by(Map.of("symbol", "712", "number", "34")).ids()).containsExactly(HANAKO.id(), TARO.id());
        assertThat(CLERK.by(Map.of("symbol", "713", "number", "34")).ids()).isEmpty();
        assertThat(CLERK.by(Map.of("name", "高崎太")).ids()).containsExactly(TARO.id());
        assertThat(CLERK.by(Map.of("email", "Hanako@Family.example")).ids()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody2026",
                "山",
                "712-35",
                "nobody@family.example",
                "K7F-T4M",
                "崎",
                "%",
                "_",
                "' or 1=1 --",
                "\u0000"
            })
    void findsNobody(String typed) {
        assertThat(CLERK.by(typed)).isEqualTo(new Searches.Found(null, List.of(), false));
    }

    @Test
    void findsByTheTemporaryUserIdThatIsInTheLetter() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        String chosen = UserIds.unused();
        member.change(stored -> stored.setUsername(chosen));

        assertThat(CLERK.by(member.username()).field("userId")).containsExactly(chosen);
        assertThat(CLERK.by(chosen).ids()).containsExactly(member.id());
    }

    @Test
    void findsByTheSupportCodeOnThePage() {
        Member member = UNION.importSettled(MemberSpec.settled());
        LoginClient.open(UNION).login(member.username(), "wrong");
        String code = member.events().detail("support_code").get(0);

        assertThat(CLERK.by(code.replace("-", "")).ids()).containsExactly(member.id());
        assertThat(CLERK.by(Map.of("supportCode", code)).ids()).containsExactly(member.id());
        assertThat(DESK.by(code).hits()).containsExactly(Map.of("id", member.id()));
    }

    @Test
    void findsNoStaffAndNoProgram() {
        Member clerk = OfficeClerk.hired(UNION, "terms");
        clerk.change(stored -> stored.singleAttribute("displayName", "窓口 担当"));
        TestBed.run("kosmo-member-index");

        assertThat(CLERK.by(clerk.username()).hits()).isEmpty();
        assertThat(CLERK.by("窓口").hits()).isEmpty();
        assertThat(CLERK.by("service-account-realm-management").hits()).isEmpty();
    }

    @Test
    void tellsAtMostFiftyInTheirOrder() {
        var many = new PartialImportRepresentation();
        many.setIfResourceExists(PartialImportRepresentation.Policy.FAIL.name());
        many.setUsers(IntStream.range(0, 60)
                .mapToObj(number -> MemberSpec.named("crowd%04d".formatted(number))
                        .attribute("displayName", "群衆 一号")
                        .attribute("insuredPersonSymbol", "55")
                        .attribute("insuredPersonNumber", String.valueOf(100 - number))
                        .representation())
                .toList());
        UNION.admin().partialImport(many).close();
        TestBed.run("kosmo-member-index");

        Searches.Found found = CLERK.by("群衆");

        assertThat(found.more()).isTrue();
        assertThat(found.field("number"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(41, 90).mapToObj(String::valueOf).toList());
    }

    @Test
    void theDeskSeesNothingOfWhomItFinds() {
        for (Map<String, String> fields : List.of(
                Map.of("query", "hanako2026"),
                Map.of("query", "712-34-1"),
                Map.of("userId", "hanako2026"),
                Map.of("name", "髙﨑　𠮷子"))) {
            assertThat(DESK.answer(fields).body())
                    .isEqualTo("{\"hits\":[{\"id\":\"" + HANAKO.id() + "\"}],\"more\":false}");
        }
        for (String several : List.of("712-34", "hanako@family.example")) {
            assertThat(DESK.answer(Map.of("query", several)).body())
                    .isEqualTo("{\"code\":\"SEVERAL\",\"hits\":[],\"more\":false}");
        }
        for (String beginning : List.of("髙﨑", "高崎吉", "ﾀｶｻｷ")) {
            assertThat(DESK.by(beginning).hits()).as(beginning).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"{}, query, SEARCH_NOTHING", "{\"symbol\":\"1\"}, number, SEARCH_NUMBER_MISSING"})
    void saysWhatIsMissing(String json, String field, String code) {
        var answer = OfficeClerk.of(UNION, "members").post("members/search", json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"" + code + "\"", "\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"terms", "auditor"})
    void othersSearchNothing(String role) {
        assertThat(Searches.of(UNION, role)
                        .answer(Map.of("query", "hanako2026"))
                        .status())
                .isEqualTo(403);
    }
}
