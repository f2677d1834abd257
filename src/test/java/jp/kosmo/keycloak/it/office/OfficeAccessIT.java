package jp.kosmo.keycloak.it.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.client.LoginClient;
import jp.kosmo.keycloak.it.client.PortalRequest;
import jp.kosmo.keycloak.it.fixture.Member;
import jp.kosmo.keycloak.it.fixture.MemberSpec;
import jp.kosmo.keycloak.it.fixture.OfficeClerk;
import jp.kosmo.keycloak.it.fixture.ServerAdmin;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeRole;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.keycloak.admin.client.resource.ClientResource;

/** The wall of the office: everybody who can have a token here, at every address, with every method. */
class OfficeAccessIT {

    private static final Union UNION = Union.copyOf("kanekakenpo", "office-access");
    private static final Union OTHER = Union.copyOf("daiwakenpo", "office-access-other");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");
    private static final Set<OfficeRole> ALL = EnumSet.allOf(OfficeRole.class);

    /** Somebody with a token, and the roles of the office that it is worth. */
    private record Caller(String name, Set<OfficeRole> holds, Function<Call, Integer> status) {}

    private record Call(String method, String path) {}

    @TestFactory
    Stream<DynamicTest> everyCallerAtEveryAddress() {
        Member member = UNION.importSettled(MemberSpec.settled());
        return callers()
                .map(caller -> DynamicTest.dynamicTest(caller.name(), () -> {
                    for (OfficeOperation operation : OfficeOperation.values()) {
                        String path = operation
                                .path()
                                .replace("{id}", member.id())
                                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                        int status = caller.status().apply(new Call(operation.method(), path));
                        boolean may = operation.roles().stream().anyMatch(caller.holds()::contains);
                        if (may) {
                            assertThat(status).as("%s", operation).isNotIn(401, 403, 405, 500);
                        } else {
                            assertThat(status).as("%s", operation).isIn(401, 403);
                        }
                    }
                }));
    }

    /** What is not in the table does not exist, whoever asks. */
    @TestFactory
    Stream<DynamicTest> noOtherMethods() {
        Member member = UNION.importSettled(MemberSpec.settled());
        Caller master = master();
        Set<Call> known = Stream.of(OfficeOperation.values())
                .map(operation -> new Call(operation.method(), operation.path()))
                .collect(Collectors.toSet());
        return Stream.of(OfficeOperation.values())
                .map(OfficeOperation::path)
                .distinct()
                .map(path -> DynamicTest.dynamicTest(
                        path,
                        () -> METHODS.stream()
                                .filter(method -> !known.contains(new Call(method, path)))
                                .forEach(method -> assertThat(master.status()
                                                .apply(new Call(
                                                        method,
                                                        path.replace("{id}", member.id())
                                                                .replaceAll("\\{[^}]+}", "x"))))
                                        .as("%s %s", method, path)
                                        .isIn(404, 405))));
    }

    private static Stream<Caller> callers() {
        Stream<Caller> clerks = Stream.of(OfficeRole.values())
                .map(role -> clerk("clerk, " + role.id(), EnumSet.of(role), OfficeClerk.of(UNION, role.id())));
        return Stream.concat(
                clerks,
                Stream.of(
                        clerk("clerk, all roles", ALL, OfficeClerk.of(UNION, "desk", "members", "terms", "auditor")),
                        nobody(),
                        byToken("clerk of another union", Set.of(), otherUnion()),
                        byToken("clerk in the portal", Set.of(), elsewhere(UNION.portalRequest(Map.of()))),
                        byToken("clerk in the account pages", Set.of(), elsewhere(UNION.accountRequest())),
                        member("member in the office", OfficeClerk.request(UNION)),
                        member("member in the portal", UNION.portalRequest(Map.of())),
                        member("member in the account pages", UNION.accountRequest()),
                        console("administrator, view-users", EnumSet.of(OfficeRole.AUDITOR), "view-users"),
                        console(
                                "administrator, manage-users",
                                EnumSet.of(OfficeRole.AUDITOR, OfficeRole.DESK, OfficeRole.MEMBERS),
                                "manage-users"),
                        console("administrator, manage-realm", EnumSet.of(OfficeRole.TERMS), "manage-realm"),
                        console("administrator, view-events", Set.of(), "view-events"),
                        console("administrator, realm-admin", ALL, "realm-admin"),
                        master()));
    }

    private static Caller nobody() {
        return new Caller(
                "nobody",
                Set.of(),
                call -> OfficeClerk.call(UNION, "nonsense", call.method(), call.path(), "")
                        .status());
    }

    private static Caller clerk(String name, Set<OfficeRole> roles, OfficeClerk clerk) {
        return new Caller(
                name,
                roles,
                call -> clerk.call(call.method(), call.path(), body(call)).status());
    }

    private static Caller byToken(String name, Set<OfficeRole> holds, String token) {
        return new Caller(
                name,
                holds,
                call -> OfficeClerk.call(UNION, token, call.method(), call.path(), body(call))
                        .status());
    }

    private static Caller master() {
        return byToken("administrator of the server", ALL, ServerAdmin.token(UNION));
    }

    private static Caller member(String name, PortalRequest request) {
        Member member = UNION.importSettled(MemberSpec.settled()
                .withoutFactors()
                .attribute("mfaMethod", "passkey")
                .passkey("a passkey", MemberSpec.PASSKEY));
        return byToken(name, Set.of(), token(member, request));
    }

    /** A token that another client of the union got. */
    private static String elsewhere(PortalRequest request) {
        return token(OfficeClerk.hired(UNION, "desk", "members", "terms", "auditor"), request);
    }

    private static String otherUnion() {
        Member clerk = OfficeClerk.hired(OTHER, "desk", "members", "terms", "auditor");
        return LoginClient.in("ja", OTHER)
                .reopen(OfficeClerk.request(OTHER))
                .login(clerk)
                .tokens()
                .getToken();
    }

    private static Caller console(String name, Set<OfficeRole> holds, String role) {
        Member administrator = OfficeClerk.hired(UNION);
        String id = UNION.admin()
                .clients()
                .findByClientId("realm-management")
                .get(0)
                .getId();
        ClientResource management = UNION.admin().clients().get(id);
        administrator
                .admin()
                .roles()
                .clientLevel(id)
                .add(List.of(management.roles().get(role).toRepresentation()));
        String page = UNION.loginUrl() + "/admin/" + UNION + "/console/";
        return byToken(
                name,
                holds,
                token(
                        administrator,
                        PortalRequest.of(UNION.endpoint("auth"), "security-admin-console", page, Map.of())));
    }

    private static String token(Member user, PortalRequest request) {
        return LoginClient.in("ja", UNION).reopen(request).login(user).tokens().getToken();
    }

    /** Nothing to do: what gets in is refused for its content. */
    private static String body(Call call) {
        return call.method().equals("GET") ? "" : "{}";
    }
}
