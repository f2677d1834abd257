package jp.kosmo.keycloak.branding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jp.kosmo.keycloak.realm.check.Finding;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What is wrong with the texts by which a union makes the pages its own. Keycloak asks nobody when they are saved in the
 * console, and the pages leave out what makes no sense.
 */
public final class BrandCheck {

    private static final Pattern OURS = Pattern.compile("kosmo\\.(title|desk|branding)");
    private static final Set<String> PICTURES = Set.of("kosmo.branding.logo", "kosmo.branding.favicon");
    private static final List<String> KEYS = List.of(
            "kosmo.title",
            "kosmo.desk.name",
            "kosmo.desk.phone",
            "kosmo.desk.hours",
            "kosmo.desk.url",
            "kosmo.branding.accent",
            "kosmo.branding.logo",
            "kosmo.branding.favicon");

    private BrandCheck() {}

    /** Looks at the realm's own texts. */
    public static List<Finding> findings(KeycloakSession session, RealmModel realm) {
        return findings(realm.getRealmLocalizationTexts(), () -> LoginPageModel.portalUrl(session, realm));
    }

    /**
     * The same.
     *
     * @param texts by language and key
     * @param portal the portal's address, null where there is none
     */
    static List<Finding> findings(Map<String, Map<String, String>> texts, Supplier<@Nullable String> portal) {
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .flatMap(language -> new TreeMap<>(language.getValue())
                                .entrySet().stream()
                                        .flatMap(text ->
                                                finding(language.getKey(), text.getKey(), text.getValue(), portal)
                                                        .stream()))
                        .toList();
    }

    private static Optional<Finding> finding(
            String language, String key, String text, Supplier<@Nullable String> portal) {
        String where = "the text '" + shown(key) + "' (" + language + ") under Localization";
        if (isMeantAsOurs(key) && !KEYS.contains(key)) {
            return Optional.of(new Finding(where + " has a key that nothing reads", "no page shows it"));
        }
        boolean set = !text.isBlank();
        if (set
                && key.equals("kosmo.branding.accent")
                && AccentColor.readable(text).isEmpty()) {
            return Optional.of(new Finding(
                    where + " is no colour such as #1f5a99, or too light to be read", "the pages keep their own"));
        }
        if (set
                && PICTURES.contains(key)
                && ImageUrlPolicy.allowed(text, portal).isEmpty()) {
            return Optional.of(new Finding(
                    where + " is no picture of this host, of the portal's or of the text itself",
                    "the pages show none"));
        }
        return Optional.empty();
    }

    /** With blanks, in capitals or in full width it is a key nonetheless, of another text. */
    private static boolean isMeantAsOurs(String key) {
        return OURS.matcher(TypedText.compact(key).toLowerCase(Locale.ROOT)).lookingAt();
    }

    private static String shown(String key) {
        return key.substring(0, Math.min(key.length(), 64)).replaceAll("\\p{Cntrl}", "?");
    }
}
