package jp.kosmo.keycloak.keycloak;

import java.util.Arrays;
import java.util.function.Predicate;
import org.keycloak.TokenVerifier;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.representations.JsonWebToken;

/** What is asked of a link in a mail before it is followed. */
public final class LinkVerifiers {

    private LinkVerifiers() {}

    /**
     * Keycloak's own checks, and that the account is still as the link knew it.
     *
     * @param messageKey what the page says if it is not
     */
    public static <T extends JsonWebToken> TokenVerifier.Predicate<? super T>[] and(
            TokenVerifier.Predicate<? super T>[] stocks, Predicate<T> isFromNow, String messageKey) {
        TokenVerifier.Predicate<? super T>[] all = Arrays.copyOf(stocks, stocks.length + 1);
        all[stocks.length] = TokenUtils.checkThat(isFromNow, "link_outdated", messageKey);
        return all;
    }
}
