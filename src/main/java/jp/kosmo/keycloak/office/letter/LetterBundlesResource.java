package jp.kosmo.keycloak.office.letter;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.CachedUsers;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportJobs;
import jp.kosmo.keycloak.members.imports.ImportState;
import jp.kosmo.keycloak.members.imports.letters.LetterBundles;
import jp.kosmo.keycloak.members.imports.letters.Recipient;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeProblem;
import jp.kosmo.keycloak.password.initial.InitialPasswordIssue;
import jp.kosmo.keycloak.password.initial.InitialPasswordKind;
import jp.kosmo.keycloak.password.initial.code.CodeSet;
import jp.kosmo.keycloak.password.initial.code.IssuedCode;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;

/**
 * {@code members/imports/{id}/letters}: the letters to the members of an import.
 *
 * <p>A code is made in the moment in which its letter is printed, and is told in that one answer: nothing in clear waits anywhere. So a
 * letter that is printed once more has another code. Nobody gets one who has a password of their own, or has left.
 */
public final class LetterBundlesResource {

    private final OfficeCall call;
    private final String id;

    public LetterBundlesResource(OfficeCall call, String id) {
        this.call = call;
        this.id = id;
    }

    /**
     * What there is to print.
     *
     * @param kind of the initial password, as its setting has it
     * @param until when codes end that are made now, in epoch milliseconds; null = never, or there are none
     */
    public record Overview(String kind, @Nullable Long until, List<LetterBundles.Bundle> bundles) {}

    /** The bundles, which stay as they are once they are made. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Overview bundles() {
        call.enter(OfficeOperation.LETTERS);
        LetterBundles bundles = ofJob();
        InitialPasswordKind kind = InitialPasswordIssue.kind(call.realm());
        return new Overview(
                kind.value(), kind == InitialPasswordKind.ISSUED ? millis(endOfCodes()) : null, bundles.all());
    }

    /** Makes the letters of a bundle; those of before are worth nothing any more. */
    @POST
    @Path("{bundle}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public PrintedLetters print(@PathParam("bundle") String number, @Nullable LetterBasis basis) {
        call.enter(OfficeOperation.PRINT_LETTERS);
        LetterBundles bundles = ofJob();
        InitialPasswordKind kind = InitialPasswordIssue.kind(call.realm());
        if (kind == InitialPasswordKind.NONE) {
            throw OfficeProblem.of(Status.CONFLICT, "LETTERS_WITHOUT_PASSWORD");
        }
        LetterBundles.Bundle bundle = lock(bundles, number, basis);
        List<Recipient> recipients = bundles.recipients(bundle.number(), kind == InitialPasswordKind.DERIVED);
        if (recipients.isEmpty()) {
            throw OfficeProblem.of(Status.CONFLICT, "LETTERS_TO_NOBODY");
        }
        long now = Time.currentTimeMillis();
        bundles.issued(bundle.number(), now);
        PrintedLetters letters =
                kind == InitialPasswordKind.ISSUED ? withCodes(recipients, now) : derived(recipients, now);
        call.record(
                OfficeOperation.PRINT_LETTERS,
                Map.of("import", id, "bundle", number, "letters", String.valueOf(recipients.size())));
        return letters;
    }

    /** A clerk has seen that they are on paper. */
    @POST
    @Path("{bundle}/printed")
    @Consumes(MediaType.APPLICATION_JSON)
    public void printed(@PathParam("bundle") String number, @Nullable LetterBasis basis) {
        call.enter(OfficeOperation.LETTERS_PRINTED);
        LetterBundles bundles = ofJob();
        LetterBundles.Bundle bundle = lock(bundles, number, basis);
        if (bundle.issuedAt() == null) {
            throw OfficeProblem.of(Status.CONFLICT, "LETTERS_NOT_MADE");
        }
        bundles.printed(bundle.number(), Time.currentTimeMillis());
        call.record(OfficeOperation.LETTERS_PRINTED, Map.of("import", id, "bundle", number));
    }

    private PrintedLetters withCodes(List<Recipient> recipients, long now) {
        Instant until = endOfCodes().orElse(null);
        Map<String, IssuedCode> codes = new CodeSet(EntityManagers.of(call.session()))
                .issue(recipients.stream().map(Recipient::memberId).toList(), until);
        var cached = new CachedUsers(call.session(), call.realm());
        recipients.forEach(one -> cached.forget(one.memberId(), one.userId(), one.email()));
        return letters(
                InitialPasswordKind.ISSUED,
                now,
                Optional.ofNullable(until),
                Envelopes.of(
                        recipients,
                        one -> Objects.requireNonNull(codes.get(one.memberId())).printed()));
    }

    /** The date on the letter holds for all of them: whoever was recorded first. */
    private PrintedLetters derived(List<Recipient> recipients, long now) {
        long first = recipients.stream().mapToLong(Recipient::createdAt).min().orElseThrow();
        return letters(
                InitialPasswordKind.DERIVED,
                now,
                InitialPasswordIssue.end(call.realm(), Instant.ofEpochMilli(first)),
                Envelopes.of(recipients, one -> null));
    }

    private PrintedLetters letters(
            InitialPasswordKind kind, long now, Optional<Instant> until, List<PrintedLetters.Household> households) {
        LoginAddress login = LoginAddress.of(call.session(), call.realm());
        return new PrintedLetters(kind.value(), millis(until), now, login.text(), login.qr(), households);
    }

    private Optional<Instant> endOfCodes() {
        return InitialPasswordIssue.end(call.realm());
    }

    private static @Nullable Long millis(Optional<Instant> end) {
        return end.map(Instant::toEpochMilli).orElse(null);
    }

    private static LetterBundles.Bundle lock(LetterBundles bundles, String number, @Nullable LetterBasis basis) {
        LetterBundles.Bundle bundle = number(number)
                .flatMap(bundles::lock)
                .orElseThrow(() -> OfficeProblem.of(Status.NOT_FOUND, "NO_SUCH_BUNDLE"));
        if (!LetterBasis.holds(basis, bundle.issuedAt())) {
            throw OfficeProblem.of(Status.CONFLICT, "LETTERS_MADE_AGAIN");
        }
        return bundle;
    }

    private static Optional<Integer> number(String written) {
        return Optional.of(written).filter(text -> text.matches("[0-9]{1,6}")).map(Integer::valueOf);
    }

    /** One of another union is none. */
    private LetterBundles ofJob() {
        RealmModel realm = call.realm();
        var entities = EntityManagers.of(call.session());
        ImportJob job = new ImportJobs(entities, realm.getId())
                .find(id)
                .orElseThrow(() -> OfficeProblem.of(Status.NOT_FOUND, "NO_SUCH_IMPORT"));
        if (job.state() != ImportState.DONE) {
            throw OfficeProblem.of(Status.CONFLICT, "LETTERS_TOO_EARLY");
        }
        return new LetterBundles(entities, realm.getId(), job.id());
    }
}
