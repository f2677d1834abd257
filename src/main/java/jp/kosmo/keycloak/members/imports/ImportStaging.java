package jp.kosmo.keycloak.members.imports;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kosmo.keycloak.members.AttributeReader;
import jp.kosmo.keycloak.members.InsuredPerson;
import jp.kosmo.keycloak.members.MemberKeys;
import jp.kosmo.keycloak.members.imports.rules.ImportedMember;
import jp.kosmo.keycloak.members.imports.rules.ProfileRules;
import jp.kosmo.keycloak.members.imports.rules.RowProblem;
import jp.kosmo.keycloak.members.imports.rules.TemporaryId;
import jp.kosmo.keycloak.text.JapanTime;
import jp.kosmo.keycloak.text.MaskedName;
import jp.kosmo.keycloak.text.StoredText;
import jp.kosmo.keycloak.union.BirthDate;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes the rows of a file, each brought into the form in which the user profile would store it. */
public final class ImportStaging {

    private static final int AT_ONCE = 500;

    private final EntityManager entities;
    private final String realmId;
    private final String jobId;
    private final ProfileRules rules;
    private final boolean makesIds;
    private final LocalDate today = JapanTime.today();

    /** @param makesIds whether somebody new gets a temporary user ID, because the file has none */
    public ImportStaging(EntityManager entities, String realmId, String jobId, ProfileRules rules, boolean makesIds) {
        this.entities = entities;
        this.realmId = realmId;
        this.jobId = jobId;
        this.rules = rules;
        this.makesIds = makesIds;
    }

    /** In the transaction at hand, and without keeping more than a few rows in memory. */
    public void stage(Iterator<ImportedMember> members) {
        Session session = entities.unwrap(Session.class);
        session.doWork(connection -> {
            try (StatelessSession writer = session.getSessionFactory().openStatelessSession(connection)) {
                writer.setJdbcBatchSize(AT_ONCE);
                List<ImportRowEntity> rows = new ArrayList<>(AT_ONCE);
                while (members.hasNext()) {
                    rows.add(row(members.next()));
                    if (rows.size() == AT_ONCE || !members.hasNext()) {
                        writer.insertMultiple(rows);
                        rows.clear();
                    }
                }
            }
        });
    }

    private ImportRowEntity row(ImportedMember member) {
        ImportRowEntity row = new ImportRowEntity();
        row.jobId = jobId;
        row.realmId = realmId;
        row.line = member.line();
        row.userId = UUID.randomUUID().toString();
        row.username = Optional.ofNullable(read(UserModel.USERNAME, member.userId()))
                .map(KeycloakModelUtils::toLowerCaseSafe)
                .orElse(null);
        row.email = read(UserModel.EMAIL, member.email());
        row.temporaryId = member.temporary() ? stored("temporaryUserId", "true") : null;
        row.birthdate = stored(BirthDate.ATTRIBUTE, member.birthdate());
        row.symbol = stored(InsuredPerson.SYMBOL, member.symbol());
        row.number = stored(InsuredPerson.NUMBER, member.number());
        row.branch = stored(InsuredPerson.BRANCH_NUMBER, member.branchNumber());
        row.name = stored(MaskedName.ATTRIBUTE, member.name());
        row.kana = stored(MemberKeys.KANA, member.kana());
        row.language = stored(UserModel.LOCALE, member.language());
        row.postalCode = member.postalCode();
        row.address = member.address();
        row.leaver = member.leaver();
        row.madeId = makesIds ? TemporaryId.random() : null;
        setKeys(row);
        refuse(row, member);
        return row;
    }

    private static void setKeys(ImportRowEntity row) {
        MemberKeys keys = MemberKeys.of(row.userId, StagedRow.of(row).attributes()::get);
        row.symbolKey = keys.symbol();
        row.numberKey = keys.number();
        row.branchKey = keys.branch();
        row.sortKey = keys.sort();
        row.nameKey = keys.name();
        row.kanaKey = keys.kana();
    }

    private void refuse(ImportRowEntity row, ImportedMember member) {
        List<RowProblem> problems = Objects.requireNonNullElse(member.problems(), List.of());
        if (!problems.isEmpty()) {
            refuse(row, problems.get(0).code(), problems.get(0).column());
            row.problems = RowProblem.write(problems);
            return;
        }
        Map<String, String> record = record(row);
        Optional<String> unstorable = Stream.concat(record.entrySet().stream(), ofLetter(row).entrySet().stream())
                .filter(entry -> !isStorable(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (unstorable.isPresent()) {
            refuse(row, "NOT_STORABLE", unstorable.get());
            // Some databases would refuse the row itself.
            clear(row);
            return;
        }
        if (row.birthdate != null && !isBirthday(row.birthdate)) {
            refuse(row, "REFUSED_BY_PROFILE", BirthDate.ATTRIBUTE);
            return;
        }
        Optional<String> refused = rules.problem(row.username, record);
        if (refused.isPresent()) {
            refuse(row, "REFUSED_BY_PROFILE", refused.get());
        } else if (row.username != null && !rules.mayBeGiven(row.username, member.temporary())) {
            // Refused when the plan finds nobody on record.
            row.reason = "REFUSED_BY_PROFILE";
            row.field = UserModel.USERNAME;
        }
    }

    private static void clear(ImportRowEntity row) {
        row.username = storable(row.username);
        row.email = storable(row.email);
        row.birthdate = storable(row.birthdate);
        row.symbol = storable(row.symbol);
        row.number = storable(row.number);
        row.branch = storable(row.branch);
        row.name = storable(row.name);
        row.kana = storable(row.kana);
        row.language = storable(row.language);
        row.postalCode = storable(row.postalCode);
        row.address = storable(row.address);
    }

    private static Map<String, String> record(ImportRowEntity row) {
        Map<String, String> record = new HashMap<>(StagedRow.of(row).attributes());
        Optional.ofNullable(row.username).ifPresent(value -> record.put(UserModel.USERNAME, value));
        Optional.ofNullable(row.email).ifPresent(value -> record.put(UserModel.EMAIL, value));
        return record;
    }

    /** Names as whoever sends rows has them. */
    private static Map<String, String> ofLetter(ImportRowEntity row) {
        Map<String, String> letter = new HashMap<>();
        Optional.ofNullable(row.postalCode).ifPresent(value -> letter.put("postalCode", value));
        Optional.ofNullable(row.address).ifPresent(value -> letter.put("address", value));
        return letter;
    }

    private boolean isBirthday(String written) {
        return BirthDate.recorded(written)
                .filter(date -> date.mayBeRecorded(today))
                .isPresent();
    }

    private static void refuse(ImportRowEntity row, String reason, @Nullable String field) {
        row.kind = ImportRowEntity.Kind.REFUSED;
        row.reason = reason;
        row.field = field;
    }

    private static boolean isStorable(String value) {
        return !StoredText.isTooLong(value) && !StoredText.hasControlCharacter(value);
    }

    private static @Nullable String storable(@Nullable String value) {
        return value != null && isStorable(value) ? value : null;
    }

    /** Null where the realm's profile has no such attribute, and would not keep it either. */
    private @Nullable String stored(String attribute, @Nullable String written) {
        return rules.isStored(attribute) ? read(attribute, written) : null;
    }

    /** Null where nothing is written. */
    private @Nullable String read(String attribute, @Nullable String written) {
        return Optional.ofNullable(written)
                .map(text -> AttributeReader.read(attribute, text, today))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }
}
