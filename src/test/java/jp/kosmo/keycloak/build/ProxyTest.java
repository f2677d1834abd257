package jp.kosmo.keycloak.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sample proxy lets through to Keycloak; Caddy's expressions and Java's mean the same as far as these go. */
class ProxyTest {

    private static final String PROXY = Project.text(Path.of("compose/Caddyfile"));
    private static final String UNION = "kanekakenpo";

    private static final String SERVED = """
            @ @/ @/account @/account/ @/account/credentials @/kosmo/terms @/not-found @/.well-known/openid-configuration
            @/login-actions/authenticate @/login-actions/required-action @/login-actions/action-token
            @/protocol/openid-connect/auth @/protocol/openid-connect/token @/protocol/openid-connect/token/introspect
            @/protocol/openid-connect/userinfo @/protocol/openid-connect/revoke @/protocol/openid-connect/certs
            @/protocol/openid-connect/logout @/protocol/openid-connect/logout/logout-confirm
            @/protocol/openid-connect/login-status-iframe.html @/protocol/openid-connect/login-status-iframe.html/init
            @/protocol/openid-connect/3p-cookies/step1.html @/protocol/openid-connect/ext/par/request
            /resources/1a2b3/login/kosmo/css/kosmo-2.css /resources/zzzzz/common/keycloak/x
            /resources/kanekakenpo/account/ja /resources/kanekakenpo/account/en
            """;

    private static final String NOT_SERVED = """
            @x @2/account/ @/kosmo @/kosmo/other @/scim/v2/Users @/protocol/saml @/protocol/saml/descriptor @/device @/broker/x/endpoint
            @/protocol/openid-connect/auth/device @/protocol/openid-connect/registrations @/protocol/openid-connect/tokens
            @/protocol/openid-connect/ext/ciba/auth @/protocol/oid4vc/credential @/protocol/docker-v2/auth @/protocol
            @/clients-registrations/default @/clients-registrations/openid-connect @/authz/protection/resource_set
            @/kosmo-office @/kosmo-office/ @/.well-known/uma2-configuration @/.well-known/x @/accountx @/login-actionsx/y @/admin @/realms/kanekakenpo/account/
            / /realms/ /realms/master/account/ /realms/daiwakenpo/account/ /realms/daiwakenpo /x/realms/kanekakenpo/account/
            /admin /admin/ /admin/kanekakenpo/console/ /metrics /health /health/ready /js/keycloak.js /welcome /robots.txt
            /resources /resources/ /resources/daiwakenpo/account/ja /resources/master/login/ja /resources/kanekakenpo/login/ja
            /resources/kanekakenpo/admin/ja /resources/kanekakenpo/email/ja /resources/kanekakenpo/account/fr
            /resources/kanekakenpo/account/ja-x-y /resources/kanekakenpo/account/ja/x /resources/kanekakenpo/account/
            /resources/1a2b3 /resources/1a2b3/ /resources/1a2b34/login/kosmo/x /resources/1A2B3/login/kosmo/x
            """;

    static Stream<String> served() {
        return paths(SERVED);
    }

    static Stream<String> notServed() {
        return paths(NOT_SERVED);
    }

    @ParameterizedTest
    @MethodSource("served")
    void aUnionsHostReaches(String path) {
        assertThat(reaches(path)).isTrue();
    }

    /** Keycloak reads a form whole, however long it is, before any provider sees it. */
    @Test
    void aUnionsHostTakesNoLongForms() {
        assertThat(PROXY).containsPattern("\\(union\\) \\{[^}]*request_body \\{\\s*max_size 64KB\\s*}");
    }

    @ParameterizedTest
    @MethodSource("notServed")
    void aUnionsHostDoesNotReach(String path) {
        assertThat(reaches(path)).isFalse();
    }

    @Test
    void onlyTheAdministratorsHostReachesTheConsoleAndTheOffice() {
        assertThat(found("@console")).hasSize(2).startsWith("^$");
        Pattern staff = Pattern.compile(found("@console").get(1));
        assertThat(Stream.of(
                        "/admin",
                        "/admin/",
                        "/admin/realms/x/kosmo/me",
                        "/realms/x/kosmo-office",
                        "/realms/x/kosmo-office/"))
                .allMatch(path -> staff.matcher(path).find());
        assertThat(Stream.of(
                        "/",
                        "/realms/x/account/",
                        "/realms/x/kosmo-office/x",
                        "/realms/x/y/kosmo-office/",
                        "/administrator"))
                .noneMatch(path -> staff.matcher(path).find());
        Pattern resources = Pattern.compile(found("@resources").get(1));
        assertThat(Stream.of("/resources/1a2b3/admin/keycloak.v2/x", "/resources/kanekakenpo/admin/ja"))
                .allMatch(path -> resources.matcher(path).find());
        assertThat(Stream.of("/resources/master/welcome/ja", "/resources/master/admin/ja/x", "/resources/"))
                .noneMatch(path -> resources.matcher(path).find());
    }

    private static Stream<String> paths(String list) {
        return Stream.of(list.strip().split("\\s+")).map(path -> path.replace("@", "/realms/" + UNION));
    }

    /** The union's block is the first with resources, that of the administrators the second. */
    private static boolean reaches(String path) {
        return Stream.of(found("@realm"), found("@resources"), found("@console"))
                .map(expressions -> expressions.get(0).replace("{args[0]}", UNION))
                .anyMatch(
                        expression -> Pattern.compile(expression).matcher(path).find());
    }

    private static List<String> found(String matcher) {
        return Pattern.compile("\t" + matcher + " path_regexp (.*)")
                .matcher(PROXY)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
