package jp.kosmo.keycloak.password.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.keycloak.representations.JsonWebToken;

/** A {@link TrustedBrowser} as the cookie holds it, signed with the realm's key for tokens of its own. */
public final class DeviceToken extends JsonWebToken {

    static final String TYPE = "kosmo-device";

    @JsonProperty("kosmo_members")
    private List<TrustedBrowser.Entry> members = List.of();

    static DeviceToken of(TrustedBrowser browser) {
        var token = new DeviceToken();
        token.type(TYPE);
        token.members = browser.members();
        return token;
    }

    TrustedBrowser browser() {
        return new TrustedBrowser(members == null ? List.of() : members);
    }
}
