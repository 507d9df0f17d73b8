package org.vfiospec.spec;

import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.EngineCapability;
import org.vfiospec.acc.EngineRegister;
import org.vfiospec.acc.FunctionMessage;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.Register;
import org.vfiospec.acc.StateField;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** The accelerator's register and structure tables, as pages show them. */
public final class AccTables {
    private AccTables() {}

    public static List<GeneratedTable> all() {
        return List.of(
                registers("acc-function-registers", "Registers of every function", QmRegister.values()),
                registers("acc-context-registers", "Contexts of the event queues", ContextRegister.values()),
                registers("acc-pf-registers", "Registers of the PF", PfRegister.values()),
                registers("acc-engine-registers", "Registers of the engines", EngineRegister.values()),
                capabilities(),
                errors(),
                AccProbe.of(Engine.ZIP),
                AccProbe.of(Engine.SEC),
                AccProbe.of(Engine.HPRE),
                engines(),
                commands(),
                messages(),
                state());
    }

    private static GeneratedTable registers(String name, String caption, Register... registers) {
        return new GeneratedTable(
                name,
                caption,
                List.of("Register", "Offset", "Since", "Bytes", "Access", "After reset", "Meaning"),
                Stream.of(registers).map(AccTables::row).toList());
    }

    private static List<Cell> row(Register register) {
        return cells(
                register.name(),
                "0x%04x".formatted(register.offset()),
                register.since().name(),
                Integer.toString(register.width()),
                register.access().name(),
                "0x%x".formatted(register.reset()),
                register.meaning());
    }

    private static GeneratedTable engines() {
        return new GeneratedTable(
                "acc-engines",
                "The engines, and the ids of their functions; the vendor is 0x%04x".formatted(Engine.VENDOR),
                List.of("Engine", "PF", "VF", "PCI class", "Bytes of an SQE", "Queues the PF keeps by default"),
                Stream.of(Engine.values())
                        .map(engine -> cells(
                                engine.name(),
                                "0x%04x".formatted(engine.pfId()),
                                "0x%04x".formatted(engine.vfId()),
                                "0x%06x".formatted(engine.classCode()),
                                Integer.toString(engine.sqeSize()),
                                Integer.toString(engine.pfQueues())))
                        .toList());
    }

    private static GeneratedTable commands() {
        return new GeneratedTable(
                "acc-mailbox-commands",
                "Mailbox commands",
                List.of("Command", "Code", "Since", "What it is about"),
                Stream.of(MailboxCommand.values())
                        .map(command -> cells(
                                command.name(),
                                "0x%02x".formatted(command.code()),
                                command.since().name(),
                                command.meaning()))
                        .toList());
    }

    private static GeneratedTable capabilities() {
        return new GeneratedTable(
                "acc-engine-capabilities",
                "Capability registers that depend on the engine",
                List.of("Register", "Offset", "SEC", "HPRE", "ZIP", "Meaning"),
                Stream.of(EngineCapability.values())
                        .map(capability -> cells(
                                capability.name(),
                                "0x%04x".formatted(capability.offset()),
                                "0x%x".formatted(capability.value(Engine.SEC)),
                                "0x%x".formatted(capability.value(Engine.HPRE)),
                                "0x%x".formatted(capability.value(Engine.ZIP)),
                                capability.meaning()))
                        .toList());
    }

    private static GeneratedTable errors() {
        return new GeneratedTable(
                "acc-errors",
                "Errors of the queue manager",
                List.of("Error", "Bit", "What it needs"),
                Stream.of(AbnormalError.values())
                        .map(error -> cells(error.name(), Integer.toString(error.ordinal()), need(error)))
                        .toList());
    }

    /** The same for all engines, but that HPRE does not report bit 6. */
    private static String need(AbnormalError error) {
        if ((EngineCapability.QM_RAS_NFE_RESET.value(Engine.ZIP) & error.bit()) != 0) {
            return "a reset of the chip";
        }
        int cleared =
                EngineCapability.QM_RAS_NFE_TYPE.value(Engine.ZIP) | EngineCapability.QM_RAS_CE_TYPE.value(Engine.ZIP);
        return (cleared & error.bit()) != 0 ? "to be cleared" : "nothing; it is masked";
    }

    private static GeneratedTable messages() {
        return new GeneratedTable(
                "acc-messages",
                "Messages between the functions of a chip",
                List.of("Message", "Code", "Direction", "Meaning"),
                Stream.of(FunctionMessage.values())
                        .map(message -> cells(
                                message.name(),
                                Integer.toString(message.code()),
                                message.direction(),
                                message.meaning()))
                        .toList());
    }

    private static GeneratedTable state() {
        return new GeneratedTable(
                "acc-state",
                "The state of a VF, little-endian; the first 32 bytes are the match data",
                List.of("Field", "Offset", "Bytes", "Meaning"),
                Stream.of(StateField.values())
                        .map(field -> cells(
                                field.name(),
                                Integer.toString(field.offset()),
                                Integer.toString(field.width()),
                                field.meaning()))
                        .toList());
    }

    private static List<Cell> cells(String... texts) {
        return Stream.of(texts).map(Cell::of).toList();
    }
}
