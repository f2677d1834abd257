package jp.kosmo.keycloak.office.letter;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.MemberKeys;
import jp.kosmo.keycloak.members.imports.letters.LetterAddresses;
import jp.kosmo.keycloak.members.imports.letters.Recipient;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.office.access.RecordVersion;
import jp.kosmo.keycloak.office.task.IssuedPassword;
import jp.kosmo.keycloak.office.task.TaskOrder;
import jp.kosmo.keycloak.office.task.TaskResource;
import jp.kosmo.keycloak.password.initial.InitialPasswordIssue;
import jp.kosmo.keycloak.text.MaskedName;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * {@code POST members/letters}: letters for a list of members, each as the task {@code initial-password} issues it, all of them or
 * none. Whoever is through with the first login, or has a password of their own, gets none: see {@link FirstLetter}.
 */
public final class LetterListResource {

    private final OfficeCall call;

    public LetterListResource(OfficeCall call) {
        this.call = call;
    }

    /** Issues them. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public PrintedLetters issue(@Nullable LettersOrder order) {
        call.enter(OfficeOperation.ISSUE_LETTERS);
        List<UserModel> members = LettersOrder.ids(order).stream()
                .map(call::memberToChange)
                .filter(member -> FirstLetter.isFor(call.realm(), member))
                .toList();
        if (members.isEmpty()) {
            throw OfficeProblem.of(Status.CONFLICT, "LETTERS_TO_NOBODY");
        }
        Map<String, IssuedPassword> issued = new TreeMap<>();
        members.forEach(member -> issued.put(member.getId(), issue(member, order)));
        call.record(OfficeOperation.ISSUE_LETTERS, Map.of("letters", String.valueOf(issued.size())));
        LoginAddress login = LoginAddress.of(call.session(), call.realm());
        return new PrintedLetters(
                InitialPasswordIssue.kind(call.realm()).value(),
                issued.values().stream()
                        .flatMap(one -> Stream.ofNullable(one.validUntil()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                null,
                login.text(),
                login.qr(),
                Envelopes.of(
                        recipients(members),
                        one -> Objects.requireNonNull(issued.get(one.memberId()))
                                .password()));
    }

    private IssuedPassword issue(UserModel member, @Nullable LettersOrder order) {
        TaskOrder task = new TaskOrder(
                order == null ? null : order.reason(), RecordVersion.of(call.session(), member), null, null);
        return Objects.requireNonNull(new TaskResource(call, member.getId(), OfficeOperation.INITIAL_PASSWORD.task())
                .perform(task)
                .issued());
    }

    /** By symbol and number, as lists of members are. */
    private List<Recipient> recipients(List<UserModel> members) {
        Map<String, LetterAddresses.Postal> addresses = new LetterAddresses(
                        EntityManagers.of(call.session()), call.realm().getId())
                .of(members.stream().map(UserModel::getId).toList());
        Map<String, Recipient> sorted = new TreeMap<>();
        for (UserModel member : members) {
            MemberKeys keys = MemberKeys.of(member.getId(), member::getFirstAttribute);
            LetterAddresses.Postal postal = addresses.get(member.getId());
            sorted.put(
                    keys.sort(),
                    new Recipient(
                            member.getId(),
                            member.getUsername(),
                            member.getEmail(),
                            member.getFirstAttribute(MaskedName.ATTRIBUTE),
                            Objects.requireNonNullElse(member.getCreatedTimestamp(), 0L),
                            keys.symbol(),
                            keys.number(),
                            postal == null ? null : postal.postalCode(),
                            postal == null ? null : postal.address()));
        }
        return List.copyOf(sorted.values());
    }
}
