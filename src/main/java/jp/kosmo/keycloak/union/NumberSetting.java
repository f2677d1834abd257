package jp.kosmo.keycloak.union;

import java.util.Optional;
import java.util.OptionalLong;
import jp.kosmo.keycloak.console.ConsoleSetting;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * A setting of a required action that is a whole number. It is read the same way when it is saved and when it counts.
 *
 * @param texts key of its texts in the console, such as {@code birthdate.maxFailures}; the last part is its name in the realm
 *     file
 * @param otherwise the default
 * @param least the smallest that can be saved
 * @param most the largest that can be saved
 */
public record NumberSetting(String texts, int otherwise, int least, int most) {

    /** As the console offers it. */
    public ProviderConfigProperty property() {
        return new ConsoleSetting(texts, ProviderConfigProperty.STRING_TYPE, String.valueOf(otherwise));
    }

    /** Its name in the realm file. */
    public String name() {
        return ConsoleSetting.nameOf(texts);
    }

    /** What is set; what a realm file brings beyond the range counts as its end, what is no number as the default. */
    public int of(ActionSettings settings) {
        return settings.number(name(), otherwise, least, most);
    }

    /**
     * Refuses to save anything but a whole number in this range, or nothing. However it was typed, it is saved in plain
     * digits, so that Keycloak reads the same where it reads the setting itself, and the next administrator sees what counts.
     *
     * @param settings about to be saved
     */
    public void require(ActionSettings settings) {
        Optional<String> text = settings.text(name());
        if (text.isEmpty()) {
            return;
        }
        OptionalLong typed = ActionSettings.wholeNumber(text.get());
        if (typed.isEmpty() || typed.getAsLong() < least || typed.getAsLong() > most) {
            throw settings.refusal(property(), "error-number-out-of-range", least, most);
        }
        String plain = String.valueOf(typed.getAsLong());
        if (!plain.equals(settings.values().get(name()))) {
            settings.values().put(name(), plain);
        }
    }
}
