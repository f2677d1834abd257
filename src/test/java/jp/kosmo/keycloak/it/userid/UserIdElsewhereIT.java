package jp.kosmo.keycloak.it.userid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.kosmo.keycloak.it.client.AccountRest;
import jp.kosmo.keycloak.it.client.Http;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.fixture.UserIds;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.ErrorRepresentation;

/** The same rules through Admin REST and Account REST, and the history they leave. */
class UserIdElsewhereIT {

    private static final Union UNION = Union.kanekakenpo();

    @ParameterizedTest
    @CsvSource({
        "abc1234,kosmoUserIdTooShort",
        "abcdefg1234567,kosmoUserIdTooLong",
        "12345678,kosmoUserIdNoLetter",
        "abcdefgh,kosmoUserIdNoDigit",
        "ａbcd１２３＋,kosmoUserIdForbidden",
        "аbcd1234,kosmoUserIdLookAlike",
        "abcd+1234,kosmoUserIdForbidden",
        "abcd 1234,kosmoUserIdBlank"
    })
    void bindAdministratorsAndMembersAlike(String userId, String messageKey) {
        Member member = UNION.importSettled(MemberSpec.settled());

        assertRefused(() -> member.change(user -> user.setUsername(userId)), "username", messageKey);
        assertThat(refused(AccountRest.of(member).save(profile -> profile.setUsername(userId))))
                .containsExactly("username " + messageKey);
        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(UserIds.history(member)).isEmpty();
        assertThat(refusedNewMember(MemberSpec.named(userId).email("new@member.example")))
                .containsExactly("username " + messageKey);
    }

    /** Admin REST takes any JSON, also half a character. */
    @Test
    void refuseHalfACharacter() {
        Member member = UNION.importSettled(MemberSpec.settled());

        assertThat(refused(AccountRest.of(member).save(profile -> profile.setUsername("abcd\ud83d1234"))))
                .containsExactly("username kosmoUserIdInvisible");
    }

    @Test
    void letAdministratorsGiveATemporaryId() {
        MemberSpec spec = MemberSpec.named("20260401");

        assertThat(refusedNewMember(spec)).containsExactly("username kosmoUserIdNoLetter");
        assertThat(refusedNewMember(MemberSpec.named("2026<04>").attribute("temporaryUserId", "true")))
                .contains("username kosmoUserIdForbidden");
        Member member = UNION.createMember(spec.attribute("temporaryUserId", "true"));

        assertThat(member.read().getUsername()).isEqualTo("20260401");
    }

    @Test
    void letMembersChangeTheirIdInTheAccountConsole() {
        Member member = UNION.importSettled(MemberSpec.settled());
        String chosen = UserIds.unused();
        AccountRest console = AccountRest.of(member);

        assertThat(console.read().getAttributes()).doesNotContainKeys("birthdate", "insuredPersonNumber");
        assertThat(console.save(profile -> profile.setUsername(chosen.toUpperCase(Locale.ROOT)))
                        .status())
                .isEqualTo(204);

        assertThat(member.read().getUsername()).isEqualTo(chosen);
        assertThat(UserIds.history(member)).containsExactly(member.username());
        assertThat(LoginClient.open(UNION).login(member).page().id()).isEqualTo("login-login");
        assertThat(LoginClient.open(UNION)
                        .login(chosen, member.password())
                        .page()
                        .id())
                .isEqualTo("login-login-otp");
    }

    @Test
    void letMembersSeeButNotSetTheTemporaryFlag() {
        Member member = UNION.importSettled(MemberSpec.settled().attribute("temporaryUserId", "true"));
        AccountRest console = AccountRest.of(member);
        assertThat(console.read().getAttributes()).containsEntry("temporaryUserId", List.of("true"));

        var answer = console.save(profile -> {
            profile.setUsername("12345678");
            profile.setAttributes(Map.of("mfaMethod", List.of("otp"), "temporaryUserId", List.of("true")));
        });

        assertThat(refused(answer)).containsExactly("username kosmoUserIdNoLetter");
        console.save(
                profile -> profile.setAttributes(Map.of("mfaMethod", List.of("otp"), "temporaryUserId", List.of())));
        assertThat(member.attribute("temporaryUserId")).isEqualTo("true");
    }

    @Test
    void keepMembersFromDroppingTheSecondFactor() {
        Member member = UNION.importSettled(MemberSpec.settled());
        AccountRest console = AccountRest.of(member);

        for (String method : List.of("", "none")) {
            var profile = Map.of("mfaMethod", List.of(method));
            assertThat(console.save(changed -> changed.setAttributes(profile)).status())
                    .isEqualTo(400);
        }
        assertThat(member.attribute("mfaMethod")).isEqualTo("otp");
    }

    @Test
    void recordAChangeByAnAdministrator() {
        Member member = UserIds.settled(UNION);
        String chosen = UserIds.unused();

        member.change(user -> user.setUsername(chosen));

        assertThat(member.read().getUsername()).isEqualTo(chosen);
        assertThat(UserIds.history(member)).containsExactly(member.username());
    }

    /** The ID is fine, the password in the same request is not: everything is rolled back, the history too. */
    @Test
    void recordNothingWhenTheRequestFails() {
        Member member = UserIds.settled(UNION);
        var weak = new CredentialRepresentation();
        weak.setType(CredentialRepresentation.PASSWORD);
        weak.setValue("weak");

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> member.change(user -> {
                    user.setUsername(UserIds.unused());
                    user.setCredentials(List.of(weak));
                }));

        assertThat(member.read().getUsername()).isEqualTo(member.username());
        assertThat(UserIds.history(member)).isEmpty();
    }

    @Test
    void refuseAnIdThatIsSomebodysAddress() {
        String address = "a" + UserIds.unused().substring(6) + "@k.jp";
        Member holder = UNION.importSettled(
                MemberSpec.settled().withoutFactors().without("mfaMethod").email(address));
        Member other = UserIds.atStep(UNION);

        LoginClient client =
                LoginClient.open(UNION).login(other).submit(Map.of("username", address, "mfaMethod", "otp"));

        assertThat(client.page().fieldErrors())
                .containsExactly(Map.entry("username", "このユーザIDは使えません。別のユーザIDを入力してください。"));
        assertThat(other.events().errors()).containsExactly("user_id_invalid");
        assertRefused(() -> other.change(user -> user.setUsername(address)), "username", "kosmoUserIdIsAddress");
        holder.change(user -> user.setUsername(address));
        assertThat(holder.read().getUsername()).as("one's own address is fine").isEqualTo(address);
    }

    @Test
    void refuseAnAddressThatIsSomebodysId() {
        String userId = "b" + UserIds.unused().substring(6) + "@k.jp";
        UNION.importSettled(MemberSpec.named(userId).email("other@member.example"));
        Member other = UNION.importSettled(MemberSpec.settled().withoutFactors().without("mfaMethod"), "UPDATE_EMAIL");

        assertRefused(() -> other.change(user -> user.setEmail(userId)), "email", "kosmoAddressIsUserId");
        LoginClient client =
                LoginClient.open(UNION).login(other).submit(Map.of("email", userId.toUpperCase(Locale.ROOT)));

        assertThat(client.page().fieldErrors())
                .containsExactly(Map.entry("email", "このメールアドレスは使えません。別のメールアドレスを入力してください。"));
        assertThat(other.read().getEmail()).isEqualTo(other.spec().email());
    }

    private static void assertRefused(ThrowingCallable request, String field, String messageKey) {
        assertThatExceptionOfType(ClientErrorException.class)
                .isThrownBy(request)
                .satisfies(refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(400);
                    assertThat(fields(refused.getResponse().readEntity(ErrorRepresentation.class)))
                            .containsExactly(field + " " + messageKey);
                });
    }

    private static List<String> refusedNewMember(MemberSpec spec) {
        try (Response answer = UNION.admin().users().create(spec.representation())) {
            assertThat(answer.getStatus()).isEqualTo(400);
            return fields(answer.readEntity(ErrorRepresentation.class));
        }
    }

    private static List<String> refused(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return fields(AccountRest.parse(answer.body(), ErrorRepresentation.class));
    }

    /** "field message" of one error or of several. */
    private static List<String> fields(ErrorRepresentation error) {
        List<ErrorRepresentation> all = error.getErrors() == null ? List.of(error) : error.getErrors();
        return all.stream()
                .map(one -> one.getField() + " " + one.getErrorMessage())
                .toList();
    }
}
