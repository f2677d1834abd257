package jp.kosmo.keycloak.profile;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.console.LabelledError;
import jp.kosmo.keycloak.members.MemberIndexUpdate;
import jp.kosmo.keycloak.realm.AdminRequest;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.messages.Messages;
import org.keycloak.userprofile.AttributeMetadata;
import org.keycloak.userprofile.DefaultAttributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;
import org.keycloak.validate.ValidationError;

/**
 * The attributes of somebody in a union's realm. What an administrator saves is checked by {@link MemberRecordCheck}, too, and what
 * is refused is said with the label of the field, in words that the console has in Japanese.
 */
final class MemberAttributes extends DefaultAttributes {

    private static final long serialVersionUID = 1L;

    /** Keycloak answers these with an English sentence instead of the key of a message. */
    private static final Map<String, String> OUR_WORDS = Map.of(
            Messages.MISSING_USERNAME, "kosmoUserIdMissing",
            Messages.USERNAME_EXISTS, "kosmoUserIdTaken",
            Messages.EMAIL_EXISTS, "kosmoAddressTaken");

    private final transient MemberRecordCheck check;
    private final transient @Nullable UserModel member;

    MemberAttributes(
            UserProfileContext context,
            Map<String, ?> attributes,
            @Nullable UserModel user,
            UserProfileMetadata metadata,
            KeycloakSession session) {
        super(context, attributes, user, metadata, session);
        this.member = user;
        this.check = new MemberRecordCheck(session, user, this);
    }

    @Override
    @SafeVarargs
    @SuppressWarnings({"unchecked", "varargs"}) // listeners only ever become an array of listeners
    public final boolean validate(String name, Consumer<ValidationError>... listeners) {
        if (!AdminRequest.is(session, context)) {
            return super.validate(name, listeners);
        }
        Consumer<ValidationError> tell = error -> {
            ValidationError labelled = labelled(error);
            Stream.of(listeners).forEach(listener -> listener.accept(labelled));
        };
        if (!super.validate(name, tell)) {
            return false;
        }
        Optional<String> problem = check.problem(name);
        problem.ifPresent(
                messageKey -> tell.accept(new ValidationError(getClass().getSimpleName(), name, messageKey)));
        return problem.isEmpty();
    }

    /** Asked for when they are about to be stored, whether they were validated or not. */
    @Override
    public Map<String, List<String>> getWritable() {
        if (member != null) {
            MemberIndexUpdate.atCommit(session, member);
        } else if (getFirst(UserModel.USERNAME) != null) {
            MemberIndexUpdate.atCommit(session, getFirst(UserModel.USERNAME));
        }
        return super.getWritable();
    }

    /** Programs rely on the status of an ID or address that is taken, which is another than of what is refused otherwise. */
    private ValidationError labelled(ValidationError error) {
        String field = error.getInputHint();
        String label = Optional.ofNullable(getMetadata(field))
                .map(AttributeMetadata::getAttributeDisplayName)
                .orElse(field);
        String messageKey = OUR_WORDS.getOrDefault(error.getMessage(), error.getMessage());
        var labelled =
                new LabelledError(error.getValidatorId(), field, label, messageKey, error.getMessageParameters());
        if (Messages.USERNAME_EXISTS.equals(error.getMessage()) || Messages.EMAIL_EXISTS.equals(error.getMessage())) {
            throw ErrorResponse.errors(
                    List.of(new ErrorRepresentation(field, messageKey, labelled.getInputHintWithMessageParameters())),
                    Status.CONFLICT);
        }
        return labelled;
    }
}
