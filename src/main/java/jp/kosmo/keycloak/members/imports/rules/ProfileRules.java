package jp.kosmo.keycloak.members.imports.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kosmo.keycloak.realm.ProviderIds;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributeRequired;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.validate.ValidationContext;
import org.keycloak.validate.Validator;
import org.keycloak.validate.ValidatorConfig;
import org.keycloak.validate.Validators;

/**
 * The rules of the realm's user profile for an administrator, asked of thousands of rows: each value by its own validators. What
 * needs the database, such as who else has an ID or an address, the plan asks for all rows at once.
 */
public final class ProfileRules {

    private static final String ADMIN = "admin";

    /** Takes a value of a field into a context that collects what is wrong. */
    private interface Rule {
        void check(List<String> value, String field, ValidationContext context);
    }

    private record Field(String name, boolean required, List<Rule> rules) {}

    private final KeycloakSession session;
    private final UserIdRules userIds;
    private final List<Field> fields;
    private final boolean anyAttribute;
    private final Set<String> declared;

    public ProfileRules(KeycloakSession session, RealmModel realm, UserIdRules userIds) {
        this.session = session;
        this.userIds = userIds;
        UPConfig config = session.getProvider(UserProfileProvider.class).getConfiguration();
        List<UPAttribute> attributes = config.getAttributes().stream()
                .filter(attribute -> attribute.getPermissions() == null
                        || attribute.getPermissions().getEdit().contains(ADMIN))
                .toList();
        this.fields = attributes.stream().map(this::field).toList();
        this.anyAttribute = config.getUnmanagedAttributePolicy() != null
                && config.getUnmanagedAttributePolicy() != UPConfig.UnmanagedAttributePolicy.ADMIN_VIEW;
        this.declared = Stream.concat(
                        attributes.stream().map(UPAttribute::getName),
                        realm.isInternationalizationEnabled() ? Stream.of(UserModel.LOCALE) : Stream.empty())
                .collect(Collectors.toSet());
    }

    private Field field(UPAttribute attribute) {
        Map<String, Map<String, Object>> validations =
                Objects.requireNonNullElse(attribute.getValidations(), Map.<String, Map<String, Object>>of());
        return new Field(
                attribute.getName(),
                isRequired(attribute.getRequired()),
                validations.entrySet().stream()
                        .filter(validation -> !ProviderIds.USER_ID.equals(validation.getKey()))
                        .map(validation -> rule(validation.getKey(), validation.getValue()))
                        .toList());
    }

    private Rule rule(String id, @Nullable Map<String, Object> settings) {
        Validator validator = Validators.validator(session, id);
        ValidatorConfig config = ValidatorConfig.configFromMap(settings);
        return (value, field, context) -> validator.validate(value, field, context, config);
    }

    private static boolean isRequired(@Nullable UPAttributeRequired required) {
        return required != null && (required.isAlways() || required.getRoles().contains(ADMIN));
    }

    /** Whether the profile stores this attribute when an administrator writes it. */
    public boolean isStored(String attribute) {
        return anyAttribute || declared.contains(attribute);
    }

    /** Whether somebody new may have this ID. Who is on record keeps theirs, and it is not judged, as in Admin REST. */
    public boolean mayBeGiven(String userId, boolean temporary) {
        return userIds.mayBeGiven(userId, temporary);
    }

    /** The first field that would be refused of anybody. */
    public Optional<String> problem(@Nullable String userId, Map<String, String> record) {
        if (userId != null && !userIds.isUserId(userId)) {
            return Optional.of(UserModel.USERNAME);
        }
        return fields.stream()
                .filter(field -> isRefused(field, record.get(field.name())))
                .map(Field::name)
                .findFirst();
    }

    private boolean isRefused(Field field, @Nullable String value) {
        if (value == null) {
            return field.required() && !UserModel.USERNAME.equals(field.name());
        }
        return field.rules().stream().anyMatch(rule -> {
            var context = new ValidationContext(session);
            rule.check(List.of(value), field.name(), context);
            return !context.isValid();
        });
    }
}
