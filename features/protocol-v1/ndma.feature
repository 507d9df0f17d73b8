Feature: NDMA is optional

  NDMA keeps a running device from starting DMA while it still answers MMIO. Not
  all hardware can do that. A VMM finds out, and does without what it needs NDMA for.

  Rule: Support is announced by a capability

    @clause:ndma-optional @clause:ndma-capability
    Scenario Outline: "<device>" <announces> NDMA and can be migrated
      Given a running guest with device "<device>"
      When the VMM looks for the migration region of "<device>"
      Then the region of "<device>" <announces> NDMA

      Examples:
        | device | announces         |
        | nic0   | announces         |
        | zip0   | does not announce |
        | vf0    | does not announce |

    @clause:ndma-absent-reserved
    Scenario: A device without NDMA refuses the bit
      Given a running guest with device "zip0"
      When the VMM tries to set "zip0" to NDMA + RUNNING
      Then the write fails
      And "zip0" is running

  Rule: With NDMA the device answers and starts no DMA

    @clause:ndma-quiet
    Scenario: A busy device falls silent while it runs
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      When the VMM sets "nic0" to NDMA + RUNNING
      Then "nic0" starts no DMA from then on

    @clause:ndma-in-flight
    Scenario: The last DMA comes before the write returns
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      When the VMM sets "nic0" to NDMA + RUNNING
      Then the last DMA of "nic0" came before that write returned

    @clause:ndma-interrupts
    Scenario: A busy device that falls silent raises no interrupt either
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      When the VMM sets "nic0" to NDMA + RUNNING
      Then "nic0" raises no interrupt from then on

    @clause:ndma-mmio
    Scenario: The registers answer while DMA is silenced
      Given a running guest with device "nic0"
      And the VMM has set "nic0" to NDMA + RUNNING
      When the guest reads the registers of "nic0"
      Then the registers of "nic0" have answered

    @clause:ndma-lifted
    Scenario: Work given in the grace state is done afterwards
      Given a running guest with device "nic0"
      And the VMM has set "nic0" to NDMA + RUNNING
      And the guest has given "nic0" work that waits
      When the VMM sets "nic0" to RUNNING
      Then "nic0" completes that work

    @clause:ndma-redundant
    Scenario Outline: NDMA is accepted in <state>, where it adds nothing
      Given a running guest with device "nic0"
      When the VMM sets "nic0" to <state>
      Then "nic0" reads <state>

      Examples:
        | state           |
        | NDMA            |
        | SAVING + NDMA   |
        | RESUMING + NDMA |

  @clause:ndma-barrier
  Rule: No device goes on before all are quiet

    Scenario: Two devices meet in the grace state of a save
      Given a running guest with devices "nic0, nic1"
      When the VMM saves the guest
      Then no device left the grace state before every device had reached it

    Scenario: Two devices meet in the grace state of a resume
      Given a saved guest with devices "nic0, nic1"
      When a destination VMM resumes the guest
      Then no device left the grace state before every device had reached it

  Rule: Without NDMA the VMM does without what needs it

    @clause:ndma-absent-pushed-down
    Scenario: A guest with one device without NDMA is saved without a grace state for it
      Given a running guest with devices "nic0, zip0"
      When the VMM saves the guest
      Then "zip0" was never asked for NDMA

    @clause:ndma-absent-p2p
    Scenario Outline: A guest with <devices> is <offered> peer-to-peer DMA
      When the VMM starts a migratable guest with devices "<devices>"
      Then peer-to-peer DMA between its devices is <offered>

      Examples:
        | devices    | offered  |
        | nic0, nic1 | offered  |
        | nic0, zip0 | withheld |
        | zip0, sec0 | withheld |

    @clause:acc-doorbell-resumes
    Scenario: A doorbell wakes a paused ACC function
      Given a running guest with device "zip0"
      And the guest keeps "zip0" busy
      And the VMM has moved "zip0" to stop-and-copy
      When the guest rings a doorbell of "zip0"
      Then "zip0" starts DMA again
