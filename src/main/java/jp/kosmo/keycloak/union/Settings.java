package jp.kosmo.keycloak.union;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/**
 * The settings of one provider as the console stores them: texts, any of which may be missing or blank. Defaults are
 * the reader's part, because Keycloak does not store those of the metadata. What a setting may be is checked when it is
 * saved; a number that came in another way (a realm file) and is none fails where it is read, unless the reader takes it
 * as a text.
 *
 * @param providerId whose settings these are
 * @param values as stored
 */
public record Settings(String providerId, Map<String, String> values) {

    /** The settings of a required action; null = none were ever saved. */
    public static Settings of(String providerId, @Nullable RequiredActionConfigModel stored) {
        Map<String, String> values = stored == null ? null : stored.getConfig();
        return new Settings(providerId, values == null ? Map.of() : values);
    }

    /** The value without surrounding blanks; empty when missing or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A whole number. */
    public int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** Refuses to save anything but a whole number in this range, or nothing. */
    public void requireNumber(String name, int least, int most) {
        try {
            int value = number(name, least);
            if (value >= least && value <= most) {
                return;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, in the same words as a number out of range
        }
        throw refusal(name, "error-number-out-of-range", least, most);
    }

    /** What to throw so that the console shows the message beside the setting. */
    public ValidationException refusal(String name, String messageKey, Object... parameters) {
        return new ValidationException(new ValidationError(providerId, name, messageKey, parameters));
    }
}
