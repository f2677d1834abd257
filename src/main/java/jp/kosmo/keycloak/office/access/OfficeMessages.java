package jp.kosmo.keycloak.office.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** Texts for what is written for a clerk on the server, such as a file. */
public final class OfficeMessages {

    private OfficeMessages() {}

    /** In the language of the clerk, with the union's own words. */
    public static Properties of(OfficeCall call) {
        KeycloakSession session = call.session();
        Locale locale = session.getContext().resolveLocale(null);
        try {
            return session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(call.realm(), locale);
        } catch (IOException ourOwnFiles) {
            throw new UncheckedIOException(ourOwnFiles);
        }
    }
}
