Feature: A reset aborts a resume

  A resuming device is neither the old one nor the new one. A reset is the way
  back that asks nothing of that half-built state.

  @clause:resume-abort-reset
  Rule: A reset ends a resume from any point of the transfer

    Scenario Outline: "<device>" is running after a reset with <received> received
      Given a saved guest with device "<device>"
      And a destination VMM that has written <received> of "<device>"
      When the VMM resets "<device>"
      Then "<device>" is running

      Examples:
        | device | received          |
        | zip0   | no data           |
        | zip0   | the first segment |
        | zip0   | half of a segment |
        | zip0   | all segments      |
        | nic0   | no data           |
        | nic0   | the first segment |
        | nic0   | half of a segment |
        | nic0   | all segments      |
        | vf0    | no data           |
        | vf0    | the first segment |
        | vf0    | half of a segment |
        | vf0    | all segments      |

  Rule: What was received is forgotten

    @clause:resume-abort-discard
    Scenario Outline: A resume of "<device>" without data finds nothing of an aborted one
      Given a saved guest with device "<device>"
      And a destination VMM that has written all segments of "<device>"
      And the VMM has reset "<device>"
      When the VMM tries to resume "<device>" with no data
      Then every register of "<device>" reads as after power-on

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:resume-abort-clean
    Scenario Outline: "<device>" cannot be told from one that was just opened
      Given a saved guest with device "<device>"
      And a destination VMM that has written all segments of "<device>"
      When the VMM resets "<device>"
      Then every register of "<device>" reads as after power-on

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  Rule: The device is as good as new

    @clause:resume-abort-again
    Scenario Outline: "<device>" can be resumed after an aborted resume
      Given a saved guest with device "<device>"
      And a destination VMM that has written the first segment of "<device>"
      And the VMM has reset "<device>"
      When the VMM resumes "<device>" with all segments
      Then "<device>" is running
      And the guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:resume-abort-usable
    Scenario Outline: A guest can set up "<device>" after an aborted resume
      Given a saved guest with device "<device>"
      And a destination VMM that has written the first segment of "<device>"
      When the VMM resets "<device>"
      Then a new guest can use "<device>"

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  @clause:resume-bad-data
  Rule: Data that makes no complete state is refused

    Scenario Outline: Clearing RESUMING of "<device>" fails when the last segment is missing
      Given a saved guest with device "<device>"
      And a destination VMM that has written all segments but the last of "<device>"
      When the VMM tries to move "<device>" to running
      Then the write fails
      And "<device>" is resuming or in error

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

  Rule: A reset leads to RUNNING from every state

    @clause:reset-default
    Scenario Outline: A reset in <state> leads "<device>" to running
      Given a running guest with device "<device>"
      And "<device>" has been left <state>
      When the VMM resets "<device>"
      Then "<device>" is running

      Examples:
        | device | state            |
        | zip0   | running          |
        | zip0   | in pre-copy      |
        | zip0   | in stop-and-copy |
        | zip0   | resuming         |
        | zip0   | stopped          |
        | zip0   | in error         |
        | nic0   | running          |
        | nic0   | in pre-copy      |
        | nic0   | in stop-and-copy |
        | nic0   | resuming         |
        | nic0   | stopped          |
        | nic0   | in error         |
        | vf0    | running          |
        | vf0    | in pre-copy      |
        | vf0    | in stop-and-copy |
        | vf0    | resuming         |
        | vf0    | stopped          |
        | vf0    | in error         |

    @clause:reset-quiet
    Scenario Outline: A busy "<device>" falls silent at a reset
      Given a running guest with device "<device>"
      And the guest keeps "<device>" busy
      When the VMM resets "<device>"
      Then "<device>" starts no DMA from then on

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:error-write-refused
    Scenario Outline: "<device>" in error refuses every state
      Given a running guest with device "<device>"
      And "<device>" has been left in error
      When the VMM tries to move "<device>" to each valid state
      Then every write fails
      And "<device>" is in error

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:error-close
    Scenario Outline: "<device>" is running again after it was closed in error
      Given a running guest with device "<device>"
      And "<device>" has been left in error
      When the VMM closes "<device>" and opens it again
      Then "<device>" is running

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |

    @clause:reset-offered
    Scenario Outline: "<device>" offers a reset
      Given a running guest with device "<device>"
      When the VMM asks for the device information of "<device>"
      Then the flags of "<device>" name a reset

      Examples:
        | device |
        | zip0   |
        | nic0   |
        | vf0    |
