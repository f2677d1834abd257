package jp.kosmo.keycloak.mfa.login;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.WebAuthnConstants;
import org.keycloak.http.HttpRequest;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a browser posts after it has talked to an authenticator. */
public final class WebAuthnFormData {

    private WebAuthnFormData() {}

    /** Whether it comes from the page of an error, on which the member has asked for another try. */
    public static boolean isRetry(HttpRequest request) {
        return HttpMethod.POST.equals(request.getHttpMethod())
                && request.getDecodedFormParameters().containsKey(WebAuthnConstants.IS_SET_RETRY);
    }

    /** Whether the login has asked for it and all its parts can be read; Keycloak answers 500 when they cannot. */
    public static boolean isReadable(
            AuthenticationSessionModel login, MultivaluedMap<String, String> form, String... parts) {
        return login.getAuthNote(WebAuthnConstants.AUTH_CHALLENGE_NOTE) != null
                && Stream.of(parts).map(form::getFirst).allMatch(WebAuthnFormData::isBase64Url);
    }

    private static boolean isBase64Url(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return false;
        }
        try {
            return Base64.getUrlDecoder().decode(value).length > 0;
        } catch (IllegalArgumentException notBase64Url) {
            return false;
        }
    }
}
