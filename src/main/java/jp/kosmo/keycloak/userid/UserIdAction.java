package jp.kosmo.keycloak.userid;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.jpa.LockedUser;
import jp.kosmo.keycloak.login.BlockedPage;
import jp.kosmo.keycloak.login.LoginEvents;
import jp.kosmo.keycloak.mfa.MfaMethod;
import jp.kosmo.keycloak.onboarding.KosmoRequiredAction;
import jp.kosmo.keycloak.realm.ProviderIds;
import jp.kosmo.keycloak.text.TypedText;
import jp.kosmo.keycloak.userid.released.TemporaryUserId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** 「ユーザIDの変更・認証方法の設定」: own user ID if wanted, second factor chosen in any case. */
final class UserIdAction extends KosmoRequiredAction {

    private static final String METHOD_FIELD = "mfaMethod";
    private static final Logger LOG = Logger.getLogger(UserIdAction.class);

    UserIdAction() {
        super(ProviderIds.USER_ID);
    }

    @Override
    protected void show(RequiredActionContext context) {
        UserModel member = context.getUser();
        showForm(
                context,
                context.form()
                        .setAttribute("kosmoUserId", member.getUsername())
                        .setAttribute("kosmoMfaMethod", String.valueOf(member.getFirstAttribute(MfaMethod.ATTRIBUTE))));
    }

    @Override
    protected void submit(RequiredActionContext context, LockedUser locked) {
        UserIdConfig config = UserIdConfig.from(context.getConfig());
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        UserId chosen = chosen(context.getUser(), form.getFirst(UserModel.USERNAME));
        Optional<MfaMethod> method = MfaMethod.of(form.getFirst(METHOD_FIELD)).filter(config.methods()::contains);

        List<FormMessage> errors =
                new ArrayList<>(objections(context, config, chosen).toList());
        if (method.isEmpty()) {
            if (errors.isEmpty()) {
                errors.addAll(unavailable(context, chosen));
            }
            errors.add(new FormMessage(METHOD_FIELD, "kosmoMfaMethodMissing"));
        }
        if (errors.isEmpty()) {
            finish(context, store(context, chosen, method.orElseThrow()));
        } else {
            refuse(context, errors);
        }
    }

    /** A temporary ID may be one that a member's own could not be; left in the field, it is the same. */
    private static UserId chosen(UserModel member, @Nullable String typed) {
        return typed != null && TypedText.trimmed(typed).equalsIgnoreCase(TypedText.trimmed(member.getUsername()))
                ? new UserId(member.getUsername())
                : UserId.typed(typed == null ? "" : typed);
    }

    private static void finish(RequiredActionContext context, List<FormMessage> errors) {
        Optional<String> refused = errors.stream()
                .map(FormMessage::getField)
                .filter(attribute -> !UserModel.USERNAME.equals(attribute))
                .findFirst();
        Optional<String> lost = notStored(context);
        if (refused.isPresent()) { // by the profile, and nothing that the page asks for would be taken
            BlockedPage.recordIncomplete(
                    context, "user_id_invalid", "the user profile refuses the member's attribute " + refused.get());
        } else if (!errors.isEmpty()) {
            refuse(context, errors);
        } else if (lost.isPresent()) {
            stop(context, lost.get());
        } else {
            context.success();
        }
    }

    /** The attribute that the user profile has dropped, as it does without a word with what it does not declare. */
    private static Optional<String> notStored(RequiredActionContext context) {
        UserModel member = context.getUser();
        return Stream.of(MfaMethod.ATTRIBUTE, TemporaryUserId.ATTRIBUTE)
                .filter(name -> member.getFirstAttribute(name) == null)
                .findFirst();
    }

    /** Nothing of the step is kept: a member without a method on record would be asked for no second factor. */
    private static void stop(RequiredActionContext context, String attribute) {
        LOG.errorf(
                "Realm %s: the user profile does not declare the attribute '%s', so kosmo-user-id cannot store what"
                        + " members choose, and stops them; see realm-export/README.md",
                context.getRealm().getName(), attribute);
        context.getSession().getTransactionManager().setRollbackOnly();
        context.getEvent().clone().error("attribute_not_stored"); // at once: the request's own is rolled back
        context.challenge(BlockedPage.RECORD_INCOMPLETE.refusal(context.form()));
    }

    /**
     * What can be said about the ID without the database. The validator says the same, but Keycloak's own validators come
     * along with it and look up whatever was typed; PostgreSQL then aborts the request at U+0000.
     */
    private static Stream<FormMessage> objections(RequiredActionContext context, UserIdConfig config, UserId chosen) {
        if (chosen.value().isEmpty()) {
            return Stream.of(new FormMessage(UserModel.USERNAME, "kosmoUserIdMissing"));
        }
        if (isUnchanged(context, chosen)) {
            return config.requireChange() && TemporaryUserId.is(context.getUser())
                    ? Stream.of(new FormMessage(UserModel.USERNAME, "kosmoUserIdMustChange"))
                    : Stream.empty();
        }
        return chosen.problems().stream()
                .map(problem -> new FormMessage(
                        UserModel.USERNAME, problem.messageKey(), UserModel.USERNAME, problem.detail()));
    }

    /** What only the database knows of the ID, for a form that cannot be stored yet: said with the rest, not after it. */
    private static List<FormMessage> unavailable(RequiredActionContext context, UserId chosen) {
        Map<String, List<String>> attributes = new HashMap<>(context.getUser().getAttributes());
        attributes.put(UserModel.USERNAME, List.of(chosen.value()));
        try {
            profile(context, attributes).validate();
            return List.of();
        } catch (ValidationException invalid) {
            return messages(invalid).stream()
                    .filter(error -> UserModel.USERNAME.equals(error.getField()))
                    .toList();
        }
    }

    private static UserProfile profile(RequiredActionContext context, Map<String, List<String>> attributes) {
        return context.getSession()
                .getProvider(UserProfileProvider.class)
                .create(UserProfileContext.USER_API, attributes, context.getUser());
    }

    private static List<FormMessage> messages(ValidationException invalid) {
        return invalid.getErrors().stream()
                .map(error -> new FormMessage(error.getAttribute(), error.getMessage(), error.getMessageParameters()))
                .toList();
    }

    /** Stores both at once through the user profile, whose validators decide; returns what they object to. */
    private static List<FormMessage> store(RequiredActionContext context, UserId chosen, MfaMethod method) {
        Map<String, List<String>> attributes = new HashMap<>(context.getUser().getAttributes());
        attributes.put(UserModel.USERNAME, List.of(chosen.value()));
        attributes.put(MfaMethod.ATTRIBUTE, List.of(method.value()));
        attributes.put(TemporaryUserId.ATTRIBUTE, List.of("false"));
        try {
            profile(context, attributes).update(false);
            // Two members may take one ID at the same moment: only the database can tell who was first, and only now
            // is there still a form to show it on.
            EntityManagers.of(context.getSession()).flush();
            return List.of();
        } catch (ValidationException invalid) {
            return messages(invalid);
        } catch (ModelDuplicateException | PersistenceException taken) {
            context.getSession().getTransactionManager().setRollbackOnly();
            return List.of(new FormMessage(UserModel.USERNAME, Unavailable.MESSAGE));
        }
    }

    private static void refuse(RequiredActionContext context, List<FormMessage> errors) {
        String error = eventError(context, errors);
        if (context.getSession().getTransactionManager().getRollbackOnly()) {
            context.getEvent().clone().error(error); // at once: the request's own transaction is rolled back
        } else {
            LoginEvents.refused(context, error);
        }
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        LoginFormsProvider form = context.form()
                .setErrors(errors)
                .setAttribute("kosmoUserId", UserId.shown(typed.getFirst(UserModel.USERNAME)))
                .setAttribute("kosmoMfaMethod", String.valueOf(typed.getFirst(METHOD_FIELD)));
        showForm(context, form);
    }

    private static String eventError(RequiredActionContext context, List<FormMessage> errors) {
        return switch (errors.get(0).getMessage()) {
            case Unavailable.MESSAGE -> Unavailable.eventError(context.getSession());
            case "kosmoMfaMethodMissing" -> "mfa_method_invalid";
            default -> "user_id_invalid";
        };
    }

    private static boolean isUnchanged(RequiredActionContext context, UserId chosen) {
        return chosen.value().equalsIgnoreCase(context.getUser().getUsername());
    }

    private static void showForm(RequiredActionContext context, LoginFormsProvider form) {
        List<String> methods = UserIdConfig.from(context.getConfig()).methods().stream()
                .map(MfaMethod::value)
                .toList();
        context.challenge(form.setAttribute("kosmoMethods", methods).createForm("kosmo-user-id.ftl"));
    }
}
