package jp.kosmo.keycloak.it;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.CredentialRepresentation;

/** The way of who has forgotten something, from the login page on. */
final class Forgotten {

    private Forgotten() {}

    /** Asks for a new password; the browser is back on the login page. */
    static LoginClient password(Member member) {
        return password(member.union(), member.username());
    }

    /** The same with a user ID that need not be anybody's. */
    static LoginClient password(Union union, String userId) {
        return LoginClient.open(union).click("a[href*=reset-credentials]").submit(Map.of("username", userId));
    }

    /** The form that asks for birthdate and address. */
    static LoginClient userId(Union union) {
        return userId(LoginClient.open(union));
    }

    /** The same in a browser that is on the login page. */
    static LoginClient userId(LoginClient client) {
        return client.submit(
                Map.of("authenticationExecution", String.valueOf(client.page().field("authenticationExecution"))));
    }

    /** The link in the next mail to the member. */
    static URI link(Member member) {
        return URI.create(member.nextMail().links().get(0));
    }

    /** The fields of the last page. */
    static Map<String, String> newPassword(String password) {
        return Map.of("password-new", password, "password-confirm", password);
    }

    /** The names of the member's second factors. */
    static List<String> devices(Member member) {
        return member.credentials().stream()
                .filter(held -> !"password".equals(held.getType()))
                .map(CredentialRepresentation::getUserLabel)
                .toList();
    }
}
