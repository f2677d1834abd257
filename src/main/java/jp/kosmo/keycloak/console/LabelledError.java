package jp.kosmo.keycloak.console;

import org.keycloak.validate.ValidationError;

/**
 * A refusal that names its field as the console labels it. Keycloak gives the messages a field's name in the realm file, which
 * stands nowhere on the screen.
 */
public final class LabelledError extends ValidationError {

    private static final long serialVersionUID = 1L;

    private final String label;

    /** @param label a text, or <code>${key}</code> of a message of the console's */
    public LabelledError(String provider, String field, String label, String messageKey, Object... parameters) {
        super(provider, field, messageKey, parameters);
        this.label = label;
    }

    @Override
    public Object[] getInputHintWithMessageParameters() {
        Object[] parameters = super.getInputHintWithMessageParameters();
        parameters[0] = label;
        return parameters;
    }
}
