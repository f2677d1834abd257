package jp.kosmo.keycloak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleMembersTest {

    @Test
    void derivedPasswordIsSymbolNumberAndBirthdate() {
        List<SampleMember> derived = SampleMembers.of("kanekakenpo").stream()
                .filter(member -> member.temporaryPassword() == null)
                .toList();

        assertThat(derived).extracting(SampleMember::initialPassword).containsExactly("99994321019801201");
        assertThat(derived.get(0).representation().getCredentials()).isNull();
    }

    @Test
    void everyTemporaryPasswordFollowsTheRules() {
        assertThat(List.of("kanekakenpo", "daiwakenpo"))
                .flatExtracting(SampleMembers::of)
                .extracting(SampleMember::temporaryPassword)
                .filteredOn(password -> password != null)
                .allSatisfy(password ->
                        assertThat(password).hasSizeBetween(8, 64).matches("(?=.*[A-Za-z])(?=.*\\d)[!-~]+"));
    }

    @Test
    void tableHasOneLinePerMemberUnderTwoHeadings() {
        assertThat(SampleMembers.table("daiwakenpo"))
                .hasSize(2 + SampleMembers.of("daiwakenpo").size())
                .anySatisfy(line -> assertThat(line).startsWith("kari50001").contains("Letter2026a", "19930303"));
    }
}
