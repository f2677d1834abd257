package jp.kosmo.keycloak.console;

import org.jspecify.annotations.Nullable;
import org.keycloak.provider.ProviderConfigProperty;

/** A setting whose label and help are in the language of the administrator who looks at it. */
public final class ConsoleSetting extends ProviderConfigProperty {

    private final String texts;

    /**
     * Named in the realm file as the last part of the key.
     *
     * @param texts key of its texts, such as {@code terms.version}
     */
    public ConsoleSetting(String texts, String type, @Nullable Object otherwise) {
        this(nameOf(texts), texts, type, otherwise);
    }

    /**
     * One of several of the same name.
     *
     * @param name in the realm file
     * @param texts key of its texts
     */
    public ConsoleSetting(String name, String texts, String type, @Nullable Object otherwise) {
        super(name, null, null, type, otherwise);
        this.texts = texts;
    }

    /** One of Keycloak's, in other words. */
    public ConsoleSetting(String texts, ProviderConfigProperty stock) {
        this(stock.getName(), texts, stock.getType(), stock.getDefaultValue());
        setOptions(stock.getOptions());
        setSecret(stock.isSecret());
        setRequired(stock.isRequired());
        setReadOnly(stock.isReadOnly());
    }

    /** The name in the realm file that belongs to this key: its last part. */
    public static String nameOf(String texts) {
        return texts.substring(texts.lastIndexOf('.') + 1);
    }

    @Override
    public String getLabel() {
        return ConsoleText.of(texts + ".label");
    }

    @Override
    public String getHelpText() {
        return ConsoleText.of(texts + ".help");
    }
}
