Feature: A driver does not have its device to itself

  The guest touches registers, the VMM sets up interrupts, and the rest of the
  kernel controls state of its own. A migration lives with all of them.

  Rule: A stopped device is left alone, and what happens otherwise stays inside

    @clause:mmio-restrict
    Scenario Outline: The guest touches no register of "<device>" while it is saved
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM saves "<device>"
      Then no register of "<device>" was touched by the guest while it was not running

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:mmio-ideal
    Scenario: A stopped network function answers nothing and takes nothing
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to stop-and-copy
      When the guest writes noise to "nic0" and reads it back
      Then "nic0" has answered with all ones
      And "nic0" can be saved and resumed elsewhere after the vCPUs have stopped

    @clause:mmio-spoils
    Scenario: A doorbell wakes a stopped ACC function
      Given a running guest with device "zip0"
      And the guest keeps "zip0" busy
      And the VMM has moved "zip0" to stop-and-copy
      When the guest rings a doorbell of "zip0"
      Then "zip0" starts DMA again

    @clause:mmio-safe @clause:sec-registers @clause:sec-spoiled
    Scenario Outline: Noise in all registers of "<device>" harms nobody else
      Given a running guest with devices "<device>, nic1"
      When the guest writes noise to every register of "<device>" in each state of a save
      Then the VMM resets "<device>"
      And "<device>" is running
      And the guest can use "nic1"

      Examples:
        | device |
        | zip0   |
        | nic0   |

  Rule: State of others is neither changed nor needed

    @clause:scope-untouched @clause:scope-external
    Scenario Outline: Loading "<device>" leaves its configuration space alone
      Given a saved guest with device "<device>"
      And the VMM has begun to resume "<device>"
      And the VMM has noted the configuration space of "<device>"
      When the VMM resumes "<device>" from the data alone
      Then the configuration space of "<device>" is as it was

      Examples:
        | device |
        | zip0   |
        | nic0   |

    @clause:scope-tolerant @clause:scope-accessible
    Scenario Outline: Interrupts of "<device>" are set up in <state>
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to <state>
      When the VMM sets up an interrupt of "<device>" and its command register
      Then both have been accepted

      Examples:
        | device | state         |
        | nic0   | pre-copy      |
        | nic0   | stop-and-copy |
        | nic0   | resuming      |
        | nic0   | stopped       |
        | zip0   | stop-and-copy |
        | zip0   | resuming      |

    @clause:scope-any-time @clause:scope-tolerant
    Scenario Outline: The kernel moves the interrupts of "<device>" in <state>
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to <state>
      When the kernel moves the interrupts of "<device>" to another CPU
      Then the host has written the messages of "<device>" anew
      And "<device>" is still in <state>, and nobody has asked its driver for anything

      Examples:
        | device | state         |
        | nic0   | pre-copy      |
        | nic0   | stop-and-copy |
        | nic0   | resuming      |
        | zip0   | pre-copy      |
        | zip0   | stop-and-copy |
        | zip0   | resuming      |

    @clause:scope-any-time @clause:scope-tolerant
    Scenario Outline: A save of "<device>" is given up after its interrupts were moved
      Given a running guest with device "<device>"
      And the guest has given "<device>" 8 jobs at once
      And the VMM has moved "<device>" to stop-and-copy
      And the kernel has moved the interrupts of "<device>" to another CPU
      When the VMM moves "<device>" to running
      Then an interrupt of "<device>" reaches the guest by its new message
      And "<device>" completes that work

      Examples:
        | device |
        | nic0   |
        | zip0   |

    @clause:scope-restored
    Scenario Outline: The VMM sets "<device>" up again on the other host
      Given a saved guest with device "<device>"
      When a destination VMM resumes the guest
      Then the VMM has set up the interrupts of "<device>"
      And the configuration space of "<device>" is as on the source

      Examples:
        | device |
        | zip0   |
        | nic0   |

  @clause:vcpu-ndma-first
  Rule: Devices are silenced before the vCPUs stop

    Scenario: Two devices are silent before the vCPUs stop
      Given a running guest with devices "nic0, nic1"
      When the VMM saves the guest
      Then every device had NDMA before the vCPUs stopped
