package jp.kosmo.keycloak.gallery;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.login.BlockedPage;
import org.keycloak.forms.login.MessageType;

/** Where a login ends or is interrupted: errors, news, log-out, the wrong tab. */
final class EndScreens {
    private EndScreens() {}

    static Stream<Screen> all() {
        return Stream.of(errors(), news(), stops(), others()).flatMap(screens -> screens);
    }

    private static Stream<Screen> errors() {
        return Stream.of(
                Screen.of("error.ftl", "in a login").says(MessageType.ERROR, "expiredCodeMessage"),
                Screen.of("error.ftl", "link outdated").says(MessageType.ERROR, "kosmoLinkOutdated"),
                Screen.of("error.ftl", "link of the union outdated").says(MessageType.ERROR, "kosmoUnionLinkOutdated"),
                link(
                        "link expired",
                        "reset-credentials",
                        Duration.ofMinutes(5),
                        false,
                        "expiredActionTokenNoSessionMessage"),
                link("link used", "reset-credentials", Duration.ofMinutes(5), true, "expiredActionMessage"),
                link(
                        "link of the union expired",
                        "execute-actions",
                        Duration.ofHours(12),
                        false,
                        "expiredActionTokenNoSessionMessage"),
                link("address link used", "update-email", Duration.ofMinutes(5), false, "staleEmailVerificationLink"),
                Screen.of("error.ftl", "cookie lost").outsideOfLogin().says(MessageType.ERROR, "cookieNotFoundMessage"),
                Screen.of("error.ftl", "union unknown")
                        .outsideOfLogin()
                        .says(MessageType.ERROR, "clientNotFoundMessage"),
                Screen.of("error.ftl", "server error").outsideOfLogin().says(MessageType.ERROR, "internalServerError"));
    }

    private static Screen link(String state, String kind, Duration life, boolean used, String says) {
        return Screen.of("error.ftl", state)
                .outsideOfLogin()
                .byLink(kind, life, used)
                .says(MessageType.ERROR, says);
    }

    private static Stream<Screen> news() {
        return Stream.of(
                Screen.of("info.ftl", "confirmation mail sent")
                        .with("messageHeader", "emailUpdateConfirmationSentTitle")
                        .with("kosmoWaitsSeconds", 1800)
                        .says(MessageType.INFO, "emailUpdateConfirmationSent", "hanako.new@example.jp"),
                Screen.of("info.ftl", "not confirmed yet")
                        .with("messageHeader", "emailUpdateConfirmationSentTitle")
                        .with("kosmoWaitsSeconds", 1800)
                        .with("kosmoLater", "kosmo-later")
                        .with("kosmoNotYet", true)
                        .says(MessageType.INFO, "emailUpdateConfirmationSent", "hanako.new@example.jp"),
                Screen.of("info.ftl", "address updated")
                        .with("messageHeader", "emailUpdatedTitle")
                        .says(MessageType.INFO, "emailUpdated", "hanako.new@example.jp"),
                Screen.of("info.ftl", "steps asked for by the union")
                        .with("requiredActions", List.of("UPDATE_PASSWORD", "UPDATE_EMAIL"))
                        .with("actionUri", "https://login.example.jp/go-on")
                        .says(MessageType.INFO, "confirmExecutionOfActions"),
                Screen.of("info.ftl", "steps done").outsideOfLogin().says(MessageType.INFO, "accountUpdatedMessage"),
                Screen.of("info.ftl", "logged out").outsideOfLogin().says(MessageType.SUCCESS, "successLogout"));
    }

    /** Every one that there is; the texts are named after them. */
    private static Stream<Screen> stops() {
        return Arrays.stream(BlockedPage.values()).map(EndScreens::stop);
    }

    private static Screen stop(BlockedPage stop) {
        String state = stop.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String messages = Arrays.stream(stop.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("", "kosmoStopped", ""));
        Screen screen = Screen.of("kosmo-stopped.ftl", state).with("kosmoStopped", messages);
        if (stop == BlockedPage.OTHER_MEMBER) {
            return screen.outsideOfLogin()
                    .with("kosmoOtherMember", "hanako-1980")
                    .with("kosmoLogOut", Map.of("key", "link"));
        }
        return stop == BlockedPage.BUSY ? screen.with("kosmoContinue", "#") : screen;
    }

    private static Stream<Screen> others() {
        return Stream.of(
                Screen.of("login-page-expired.ftl", "plain"),
                Screen.of("logout-confirm.ftl", "plain")
                        .with("logoutConfirm", Map.of("code", "code", "skipLink", false)),
                Screen.of("login-oauth-grant.ftl", "consent")
                        .with(
                                "oauth",
                                Map.of(
                                        "code",
                                        "code",
                                        "clientScopesRequested",
                                        List.of(
                                                Map.of("consentScreenText", "${profileScopeConsentText}"),
                                                Map.of("consentScreenText", "${emailScopeConsentText}")))));
    }
}
