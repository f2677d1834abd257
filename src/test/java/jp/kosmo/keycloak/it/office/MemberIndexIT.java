package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.Database;
import jp.kosmo.keycloak.it.harness.TestBed;
import org.junit.jupiter.api.Test;

/** The index says what is on record, whoever wrote it. */
class MemberIndexIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "memberindex");
    private static final Searches CLERK = Searches.of(UNION, "members");
    private static final String TASK = "kosmo-member-index";

    @Test
    void isWrittenWithTheRecord() {
        Member member = UNION.createMember(MemberSpec.newcomer().attribute("displayName", "新規　一郎"));
        assertThat(CLERK.by("新規").ids()).containsExactly(member.id());

        member.change(stored -> stored.singleAttribute("displayName", "改名 一郎"));

        assertThat(CLERK.by("新規").hits()).isEmpty();
        assertThat(CLERK.by("改名").ids()).containsExactly(member.id());
    }

    @Test
    void aRefusedChangeIsNotWritten() {
        Member member = UNION.createMember(MemberSpec.newcomer().attribute("displayName", "不変 一郎"));
        try (var refused = UNION.admin()
                .users()
                .create(MemberSpec.newcomer()
                        .attribute("displayName", "不変 二郎")
                        .attribute("birthdate", "2999-01-01")
                        .representation())) {
            assertThat(refused.getStatus()).isEqualTo(400);
        }

        assertThat(CLERK.by("不変").ids()).containsExactly(member.id());
    }

    @Test
    void importedMembersAreBroughtIn() {
        Member member = UNION.importMember(MemberSpec.newcomer().attribute("displayName", "移行 花子"));
        assertThat(CLERK.by(member.username()).ids()).containsExactly(member.id());
        assertThat(CLERK.by("移行").hits()).isEmpty();

        TestBed.run(TASK);

        assertThat(CLERK.by("移行").ids()).containsExactly(member.id());
    }

    /** As after an older JAR, or by another extension. */
    @Test
    void aRowThatIsWrongMisleadsNobodyAndIsMended() {
        Member right = UNION.createMember(MemberSpec.newcomer().attribute("displayName", "正規 花子"));
        Member wrong = UNION.createMember(MemberSpec.newcomer().attribute("displayName", "誤記 花子"));
        Database.update(
                "update kosmo_member set name_key = (select name_key from kosmo_member where user_id = ?) where user_id = ?",
                right.id(),
                wrong.id());
        assertThat(CLERK.by("正規").ids()).containsExactly(right.id());
        assertThat(CLERK.by("誤記").hits()).isEmpty();

        TestBed.run(TASK);

        assertThat(CLERK.by("誤記").ids()).containsExactly(wrong.id());
    }

    @Test
    void goesWithTheMember() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        assertThat(rows(member)).isEqualTo(1);

        member.admin().remove();

        assertThat(rows(member)).isZero();
    }

    @Test
    void goesWithAMemberWhomNobodySawGo() {
        String gone = "gone-by-another-way";
        Database.update(
                "insert into kosmo_member (realm_id, user_id, sort_key) values (?, ?, '')",
                UNION.admin().toRepresentation().getId(),
                gone);

        TestBed.run(TASK);

        assertThat(Database.count("select count(*) from kosmo_member where user_id = ?", gone))
                .isZero();
    }

    @Test
    void goesWithTheRealm() {
        Union other = Union.copyOf("kanekakenpo", "memberindexgone");
        Member member = other.createMember(MemberSpec.newcomer());
        assertThat(rows(member)).isEqualTo(1);

        other.host().remove(other.name());

        assertThat(rows(member)).isZero();
    }

    @Test
    void holdsNobodyTwice() {
        Member member = UNION.createMember(MemberSpec.newcomer());
        TestBed.run(TASK);
        TestBed.run(TASK);

        assertThat(rows(member)).isEqualTo(1);
        assertThat(CLERK.by(Map.of("userId", member.username())).ids()).containsExactly(member.id());
    }

    private static long rows(Member member) {
        return Database.count("select count(*) from kosmo_member where user_id = ?", member.id());
    }
}
