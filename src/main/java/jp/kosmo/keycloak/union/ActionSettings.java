package jp.kosmo.keycloak.union;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jp.kosmo.keycloak.console.LabelledError;
import jp.kosmo.keycloak.text.TypedText;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;

/**
 * The settings of one provider as the console stores them: texts, any of which may be missing or blank. Defaults are
 * the reader's part, because Keycloak does not store those of the metadata. What a setting may be is checked when it is
 * saved; what came in another way (a realm file) and makes no sense stops nobody: it is clamped or counts as the default,
 * and is named in the log once.
 *
 * @param providerId whose settings these are
 * @param values as stored
 */
public record ActionSettings(String providerId, Map<String, String> values) {

    /** The settings of a required action; null = none were ever saved. */
    public static ActionSettings of(String providerId, @Nullable RequiredActionConfigModel stored) {
        Map<String, String> values = stored == null ? null : stored.getConfig();
        return new ActionSettings(providerId, values == null ? Map.of() : values);
    }

    /** The value without surrounding blanks; empty when missing or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(TypedText::trimmed).filter(value -> !value.isEmpty());
    }

    /** A whole number in this range: anything else counts as the default, what is beyond the range as its end. */
    public int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        OptionalLong typed = wholeNumber(text.get());
        int value = (int) Math.max(least, Math.min(most, typed.orElse(otherwise)));
        if (typed.isEmpty() || typed.getAsLong() != value) {
            Nonsense.warn(providerId, name, text.get(), value);
        }
        return value;
    }

    /** True or false; anything else counts as the default. */
    public boolean flag(String name, boolean otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        String value = TypedText.ascii(text.get());
        if ("true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value)) {
            return Boolean.parseBoolean(value);
        }
        Nonsense.warn(providerId, name, text.get(), otherwise);
        return otherwise;
    }

    /** A text that is stored where no more than so many characters fit: the beginning of a longer one. */
    public Optional<String> text(String name, int longest) {
        return text(name).map(value -> {
            if (value.length() <= longest) {
                return value;
            }
            int end = Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest;
            Nonsense.warn(providerId, name, value, "its first " + end + " characters");
            return value.substring(0, end);
        });
    }

    /** As it is typed: in full width too, with blanks of any kind around it; empty when it is no whole number. */
    static OptionalLong wholeNumber(String text) {
        try {
            return OptionalLong.of(Long.parseLong(TypedText.ascii(text)));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** What to throw so that the console shows the message with the setting's label. */
    public ValidationException refusal(ProviderConfigProperty setting, String messageKey, Object... parameters) {
        return new ValidationException(
                new LabelledError(providerId, setting.getName(), setting.getLabel(), messageKey, parameters));
    }
}
