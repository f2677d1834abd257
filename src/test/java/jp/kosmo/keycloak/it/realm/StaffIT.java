package jp.kosmo.keycloak.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.Totp;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.ServerAdmin;
import jp.kosmo.keycloak.it.fixture.Terms;
import jp.kosmo.keycloak.it.fixture.Union;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The people who work for a union always show a second factor, and are asked none of the members' steps. */
class StaffIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "staff");
    private static final String NEW_PASSWORD = "Kikyou-2027";

    /** As the console makes one: a name, a temporary password, and whatever the realm gives to every new user. */
    @ParameterizedTest
    @MethodSource
    void aClerkMadeInTheConsoleSetsUpAFactorBeforeAnySession(Way way) {
        Member clerk = UNION.createMember(clerk());
        way.role().accept(UNION, clerk);
        assertThat(clerk.requiredActions()).contains("kosmo-birthdate", "kosmo-user-id");

        LoginClient client = LoginClient.open(UNION).login(clerk);
        client.submit(Map.of("totp", Totp.now(Totp.key(client)), "userLabel", "phone"));
        assertThat(clerk.admin().getUserSessions()).isEmpty();
        client.submit(Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));

        assertThat(client.isDone())
                .as(String.valueOf(client.isDone() ? "" : client.page()))
                .isTrue();
        assertThat(clerk.requiredActions()).isEmpty();
        assertThat(Terms.consents(clerk)).isEmpty();
        assertThat(LoginClient.open(UNION)
                        .login(clerk.username(), NEW_PASSWORD)
                        .page()
                        .id())
                .isEqualTo("login-login-otp");
    }

    static Stream<Way> aClerkMadeInTheConsoleSetsUpAFactorBeforeAnySession() {
        return Stream.of(
                new Way(
                        "a role of realm-management",
                        (union, clerk) -> clerk.admin()
                                .roles()
                                .clientLevel(realmManagement(union))
                                .add(List.of(viewUsers(union)))),
                new Way("a realm role with it", (union, clerk) -> {
                    union.admin().roles().create(new RoleRepresentation("desk", "", false));
                    union.admin().roles().get("desk").addComposites(List.of(viewUsers(union)));
                    clerk.admin()
                            .roles()
                            .realmLevel()
                            .add(List.of(union.admin().roles().get("desk").toRepresentation()));
                }),
                new Way("a group with it", (union, clerk) -> {
                    var group = new GroupRepresentation();
                    group.setName("clerks");
                    try (Response made = union.admin().groups().add(group)) {
                        String id = CreatedResponseUtil.getCreatedId(made);
                        union.admin()
                                .groups()
                                .group(id)
                                .roles()
                                .clientLevel(realmManagement(union))
                                .add(List.of(viewUsers(union)));
                        clerk.admin().joinGroup(id);
                    }
                }),
                new Way("a role of a client marked so", (union, clerk) -> {
                    var client = new ClientRepresentation();
                    client.setClientId("office");
                    client.setAttributes(Map.of("kosmo.staff", "true"));
                    try (Response made = union.admin().clients().create(client)) {
                        String id = CreatedResponseUtil.getCreatedId(made);
                        union.admin().clients().get(id).roles().create(new RoleRepresentation("reader", "", false));
                        clerk.admin()
                                .roles()
                                .clientLevel(id)
                                .add(List.of(union.admin()
                                        .clients()
                                        .get(id)
                                        .roles()
                                        .get("reader")
                                        .toRepresentation()));
                    }
                }));
    }

    /** As one was made by the documents of old: every action taken off, a password of their own. */
    @Test
    void aClerkWithoutAnyActionSetsUpAFactorAllTheSame() {
        Member clerk = UNION.importMember(clerk().permanentPassword(NEW_PASSWORD));
        clerk.admin().roles().clientLevel(realmManagement(UNION)).add(List.of(viewUsers(UNION)));

        LoginClient client = LoginClient.open(UNION).login(clerk);

        assertThat(client.page().id()).isEqualTo("login-login-config-totp");
        assertThat(client.page().document().select("[name=otherMethod]"))
                .as("a passkey instead")
                .isNotEmpty();
        assertThat(client.page().document().select("[name=later]")).isEmpty();
        client.submit(Map.of("otherMethod", "passkey"));
        assertThat(client.page().id()).isEqualTo("login-webauthn-register");
        assertThat(clerk.admin().getUserSessions()).isEmpty();
    }

    @Test
    void aSessionThatIsImpersonatedOpensNoPortal() {
        Member member = UNION.importSettled(MemberSpec.settled());
        var browser = LoginClient.in("ja", UNION);
        var impersonation =
                new HttpPost(UNION.loginUrl() + "/admin/realms/" + UNION + "/users/" + member.id() + "/impersonation");
        impersonation.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + ServerAdmin.token(UNION));
        assertThat(browser.follow(impersonation).page().status()).isEqualTo(200);
        assertThat(member.admin().getUserSessions()).hasSize(1);

        assertThat(browser.reopen(Map.of()).page().id()).isEqualTo("login-kosmo-stopped");
        assertThat(member.admin().getUserSessions()).isEmpty();
    }

    private static MemberSpec clerk() {
        return MemberSpec.newcomer()
                .without("birthdate")
                .without("temporaryUserId")
                .without("insuredPersonSymbol")
                .without("insuredPersonNumber");
    }

    private static String realmManagement(Union union) {
        return union.admin().clients().findByClientId("realm-management").get(0).getId();
    }

    private static RoleRepresentation viewUsers(Union union) {
        return union.admin()
                .clients()
                .get(realmManagement(union))
                .roles()
                .get("view-users")
                .toRepresentation();
    }

    /** How somebody comes to be staff. */
    record Way(String name, BiConsumer<Union, Member> role) {

        @Override
        public String toString() {
            return name;
        }
    }
}
