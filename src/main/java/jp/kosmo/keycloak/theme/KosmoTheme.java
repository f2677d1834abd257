package jp.kosmo.keycloak.theme;

import java.io.IOException;
import org.keycloak.theme.Theme;

/** The theme of this bundle, and every theme that stands on it. */
public final class KosmoTheme {

    /** In {@code theme.properties}. */
    private static final String MARK = "asksForUnion";

    private KosmoTheme() {}

    /** Whether pages of this theme ask for the union's look. */
    public static boolean is(Theme theme) throws IOException {
        return theme.getProperties().containsKey(MARK);
    }
}
